import type { Frequency } from '@/api/generated';

/**
 * A period by its key: `2026`, `2026-H1`, `2026-Q4`, `2026-11`, `2026-W47` (ISO week) or `2026-11-21`.
 * Years, halves and quarters are fiscal: their label is the calendar year in which the fiscal year ends.
 */
export type PeriodKind = 'year' | 'half' | 'quarter' | 'month' | 'week' | 'day';

export interface Period {
  key: string;
  kind: PeriodKind;
  /** ISO year for a week, fiscal year for a year, half or quarter, calendar year otherwise. */
  year: number;
  /** Half 1–2, quarter 1–4, month 1–12, week 1–53, day of the month 1–31; 1 for a year. */
  number: number;
  /** First and last day, as ISO dates. */
  start: string;
  end: string;
}

export interface Calendar {
  /** The period of this key; null when it is none. */
  parse: (key: string) => Period | null;
  /** The period of this kind that holds the day (an ISO date). */
  of: (day: string, kind: PeriodKind) => Period;
  /** The period this many steps later; earlier when `steps` is negative. */
  shift: (period: Period, steps: number) => Period;
  /** The last period of this kind that was over before the day began. */
  lastCompleted: (today: string, kind: PeriodKind) => Period;
  /** All periods of the kind of `from`, from it to `to` inclusive. */
  range: (from: string, to: string) => Period[];
}

const DAY = 86_400_000;
const LENGTH = { year: 12, half: 6, quarter: 3, month: 1 } as const;
const KIND_OF: Record<Frequency, PeriodKind> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  'half-yearly': 'half',
  yearly: 'year',
};

export const kindOfFrequency = (frequency: Frequency): PeriodKind => KIND_OF[frequency];

/** The calendar of an organization whose fiscal year starts in this month (1–12). */
export function calendar(fiscalStartMonth = 1): Calendar {
  /** Months since year 0 at which a fiscal year begins. */
  const yearStart = (year: number) => (fiscalStartMonth === 1 ? year : year - 1) * 12 + fiscalStartMonth - 1;

  function fiscal(key: string, kind: keyof typeof LENGTH, year: number, number: number): Period {
    const first = kind === 'month' ? year * 12 : yearStart(year);
    return { key, kind, year, number, ...span(first + (number - 1) * LENGTH[kind], LENGTH[kind]) };
  }

  function parse(key: string): Period | null {
    const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?$/.exec(key);
    if (!match) return null;
    const year = Number(match[1]);
    const [half, quarter, week, month, day] = match.slice(2).map((part) => (part ? Number(part) : undefined));

    if (half !== undefined) return fiscal(key, 'half', year, half);
    if (quarter !== undefined) return fiscal(key, 'quarter', year, quarter);
    if (week !== undefined) return isoWeek(key, year, week);
    if (month === undefined) return fiscal(key, 'year', year, 1);
    if (month < 1 || month > 12) return null;
    if (day === undefined) return fiscal(key, 'month', year, month);
    const at = Date.UTC(year, month - 1, day);
    return iso(at) === key ? { key, kind: 'day', year, number: day, start: key, end: key } : null;
  }

  function existing(key: string): Period {
    const period = parse(key);
    if (!period) throw new RangeError(`Not a period: ${key}`);
    return period;
  }

  function of(day: string, kind: PeriodKind): Period {
    const [year = 1970, month = 1] = day.split('-').map(Number);
    const index = year * 12 + month - 1;
    const fiscalYear = index < yearStart(year + 1) ? year : year + 1;
    const nth = (length: number) => Math.floor((index - yearStart(fiscalYear)) / length) + 1;
    const keys: Record<PeriodKind, () => string> = {
      year: () => `${fiscalYear}`,
      half: () => `${fiscalYear}-H${nth(6)}`,
      quarter: () => `${fiscalYear}-Q${nth(3)}`,
      month: () => day.slice(0, 7),
      week: () => weekKey(Date.parse(day)),
      day: () => day.slice(0, 10),
    };
    return existing(keys[kind]());
  }

  function shift(period: Period, steps: number): Period {
    const start = new Date(period.start);
    if (period.kind === 'day') return of(iso(start.getTime() + steps * DAY), 'day');
    if (period.kind === 'week') return of(iso(start.getTime() + steps * 7 * DAY), 'week');
    const month = start.getUTCMonth() + steps * LENGTH[period.kind];
    return of(iso(Date.UTC(start.getUTCFullYear(), month, 1)), period.kind);
  }

  function range(from: string, to: string): Period[] {
    const result: Period[] = [];
    const last = existing(to);
    for (let period = existing(from); period.start <= last.start; period = shift(period, 1)) result.push(period);
    return result;
  }

  return { parse, of, shift, range, lastCompleted: (today, kind) => shift(of(today, kind), -1) };
}

function span(firstMonth: number, length: number) {
  const at = (month: number, day: number) => iso(Date.UTC(Math.floor(month / 12), month % 12, day));
  return { start: at(firstMonth, 1), end: at(firstMonth + length, 0) };
}

function isoWeek(key: string, year: number, week: number): Period | null {
  const monday = firstMonday(year) + (week - 1) * 7 * DAY;
  if (week < 1 || monday >= firstMonday(year + 1)) return null;
  return { key, kind: 'week', year, number: week, start: iso(monday), end: iso(monday + 6 * DAY) };
}

/** The Monday of ISO week 1: the week that holds 4 January. */
function firstMonday(year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - daysAfterMonday(fourth) * DAY;
}

function weekKey(at: number): string {
  const thursday = at + (3 - daysAfterMonday(at)) * DAY;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - firstMonday(year)) / (7 * DAY)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

const daysAfterMonday = (at: number) => (new Date(at).getUTCDay() + 6) % 7;
const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
