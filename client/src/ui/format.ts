import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitKind } from '@/api/generated';
import { type LocaleSettings, useLocaleSettings } from './LocaleSettings';
import type { Calendar } from './periods';

/** What it takes to write a KPI's value: its kind of unit, its symbol where the kind has none, its decimals. */
export interface UnitOfMeasure {
  unitKind: UnitKind;
  unitSymbol: string | null;
  decimals: number;
}

/** Shorter figures are read faster in full. */
const COMPACT_FROM = 1_000_000;

/** At least three digits that count: 만 and 억 lie four powers of ten apart, so one decimal alone leaves 1.2억 of 123,456,789. */
const SHORTENED = {
  notation: 'compact',
  maximumFractionDigits: 1,
  maximumSignificantDigits: 3,
  roundingPriority: 'morePrecision',
} as const;

/** Stands where there is no figure. */
export const NO_FIGURE = '–';

export type Format = ReturnType<typeof createFormat>;

/** Numbers, dates and periods as the user's language and the organization's settings write them. */
export function useFormat(): Format {
  const { t, i18n } = useTranslation('common');
  const settings = useLocaleSettings();
  return useMemo(() => createFormat(i18n.language, settings, t), [i18n.language, settings, t]);
}

export function createFormat(
  language: string,
  settings: LocaleSettings & { calendar: Calendar },
  t: TFunction<'common'>,
) {
  const { currency, timeZone } = settings;
  const or = <T>(value: T | null | undefined, say: (value: T) => string) =>
    value === null || value === undefined ? NO_FIGURE : say(value);

  /** A plain number with exactly this many decimals. */
  const number = (value: number | null | undefined, decimals = 0) =>
    or(value, (v) => write(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }, v));

  /** A KPI's value with its unit: `3.5%`, `₩1,200`, `12 days`. Percents are stored as 3.5, not 0.035. */
  const value = (figure: number | null | undefined, unit: UnitOfMeasure, compact = false) =>
    or(figure, (v) => {
      const digits =
        compact && Math.abs(v) >= COMPACT_FROM
          ? SHORTENED
          : { minimumFractionDigits: unit.decimals, maximumFractionDigits: unit.decimals };
      if (unit.unitKind === 'currency')
        return write(
          language,
          {
            style: 'currency',
            currency: unit.unitSymbol ?? currency,
            currencyDisplay: 'narrowSymbol',
            ...digits,
          },
          v,
        );
      const text = write(language, digits, v);
      if (unit.unitKind === 'percent') return `${text}%`;
      return unit.unitSymbol ? `${text} ${unit.unitSymbol}` : text;
    });

  /** A score or a count of points, one decimal. */
  const score = (figure: number | null | undefined) => number(figure, 1);

  /** A ratio as a percentage: 1.15 is `115%`. */
  const percent = (ratio: number | null | undefined, decimals = 0) =>
    or(ratio, (v) =>
      write(
        language,
        {
          style: 'percent',
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        },
        v,
      ),
    );

  /** A difference, always with its sign. */
  const difference = (figure: number | null | undefined, decimals = 1) =>
    or(figure, (v) =>
      write(
        language,
        {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
          signDisplay: 'exceptZero',
        },
        v,
      ),
    );

  /** A calendar day given as `2026-11-21`. */
  const date = (day: string | null | undefined) =>
    or(day, (d) =>
      dateFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${d.slice(0, 10)}T00:00:00Z`)),
    );

  /** An instant, to the minute, in the organization's time zone. */
  const dateTime = (instant: string | null | undefined) =>
    or(instant, (i) => dateFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(i)));

  /** How long ago, in the coarsest unit that says something: `3 days ago`. */
  const relative = (instant: string, now: number) => {
    const seconds = (Date.parse(instant) - now) / 1000;
    const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    if (Math.abs(seconds) < 30) return words.format(0, 'second'); // "this minute" is no answer
    for (const [unit, size] of RELATIVE_UNITS) {
      if (Math.abs(seconds) >= size || unit === 'minute') return words.format(Math.round(seconds / size), unit);
    }
    return dateTime(instant);
  };

  /** `2026-11` as `2026년 11월` or `Nov 2026`. A key that is no period is shown as it is. */
  const period = (key: string | null | undefined) =>
    or(key, (k) => {
      const found = settings.calendar.parse(k);
      if (!found) return k;
      if (found.kind === 'day') return date(k);
      if (found.kind === 'month')
        return dateFormat(language, {
          year: 'numeric',
          month: language === 'ko' ? 'long' : 'short',
          timeZone: 'UTC',
        }).format(new Date(found.start));
      const { year, number: nth } = found;
      if (found.kind === 'half') return nth === 1 ? t('period.firstHalf', { year }) : t('period.secondHalf', { year });
      if (found.kind === 'quarter') return t('period.quarter', { year, number: nth });
      if (found.kind === 'week') return t('period.week', { year, number: nth });
      return t('period.year', { year });
    });

  /** From one figure or period to another, both as they were written. */
  const range = (from: string, to: string) => t('range', { from, to });

  /** A plain number shortened to about four digits: `149.8억`, `15.1B`. */
  const short = (value: number | null | undefined) =>
    or(value, (v) => write(language, { notation: 'compact', maximumSignificantDigits: 4 }, v));

  /** The unit's own sign, for the head of a row or column of plain numbers: `%`, `₩`, `days`. Empty for a count. */
  const unit = ({ unitKind, unitSymbol }: UnitOfMeasure) => {
    if (unitKind === 'percent') return '%';
    if (unitKind !== 'currency') return unitSymbol ?? '';
    const parts = numberFormat(language, {
      style: 'currency',
      currency: unitSymbol ?? currency,
      currencyDisplay: 'narrowSymbol',
    }).formatToParts(0);
    return parts.find((part) => part.type === 'currency')?.value ?? '';
  };

  return { number, short, range, value, unit, score, percent, difference, date, dateTime, relative, period };
}

const RELATIVE_UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

// Making an Intl formatter costs more than using it a thousand times.
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** A number in the language, a negative one with a minus sign rather than a hyphen. */
const write = (language: string, options: Intl.NumberFormatOptions, figure: number): string =>
  numberFormat(language, options).format(figure).replace('-', '−');

function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return remembered(numberFormats, language, options, () => new Intl.NumberFormat(language, options));
}

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return remembered(dateFormats, language, options, () => new Intl.DateTimeFormat(language, options));
}

function remembered<T>(cache: Map<string, T>, language: string, options: object, make: () => T): T {
  const key = language + JSON.stringify(options);
  let format = cache.get(key);
  if (!format) {
    format = make();
    cache.set(key, format);
  }
  return format;
}
