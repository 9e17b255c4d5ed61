import type { Frequency } from '@/api/generated';
import { MONTH_NAMES, PERIOD_WORDS } from '@/i18n/typed';
import { type Calendar, kindOfFrequency, type PeriodKind } from '@/ui/periods';

/**
 * The period that a spreadsheet or a person wrote: its key, `2026.1`, `2026/01`, `2026년 1월`, `Jan 2026`, `2026 Q1`,
 * `1Q26`, `2026년 1분기`, `2026년 상반기`, `2026년`. Null when it is none of this frequency.
 */
export function parsePeriodText(text: string, frequency: Frequency, calendar: Calendar): string | null {
  const kind = kindOfFrequency(frequency);
  const wanted = (key: string | null) => {
    const period = key === null ? null : calendar.parse(key);
    return period?.kind === kind ? period.key : null;
  };
  // Korean spreadsheets write `2026. 3. 1.`
  const plain = text
    .trim()
    .replace(/(\d)\. /g, '$1.')
    .replace(/\.$/, '');
  return wanted(plain.toUpperCase()) ?? wanted(PATTERNS[kind](plain.toLowerCase().replace(/\s+/g, ' ')));
}

const two = (number: string | number) => String(number).padStart(2, '0');
const century = (year: string) => (year.length === 2 ? `20${year}` : year);

const { year: Y, quarter: Q, month: M, week: W, day: D, firstHalf: H1, secondHalf: H2 } = PERIOD_WORDS;
const YEAR = new RegExp(`^(?:fy ?)?(\\d{4}) ?(?:${Y})?$`);
const HALF = new RegExp(`^(\\d{4})(?:${Y})?[ -]?(?:h([12])|(${H1})|${H2})$`);
const HALF_SHORT = /^([12])h ?'?(\d{2}|\d{4})$/;
const QUARTER = new RegExp(`^(\\d{4})(?:${Y})?[ ./-]?(?:q([1-4])|([1-4]) ?${Q})$`);
const QUARTER_SHORT = /^(?:([1-4])q|q([1-4])) ?'?(\d{2}|\d{4})$/;
const MONTH = new RegExp(`^(\\d{4})(?:[./-]|${Y} ?)(\\d{1,2}) ?(?:${M})?$`);
const MONTH_NAMED = /^([a-z]{3})[a-z]*\.?[ -]'?(\d{2}|\d{4})$/;
const WEEK = new RegExp(`^(\\d{4})(?:${Y})?[ -]?(?:w(\\d{1,2})|(\\d{1,2}) ?${W})$`);
const DAY = new RegExp(`^(\\d{4})(?:[./-]|${Y} ?)(\\d{1,2})(?:[./-]|${M} ?)(\\d{1,2}) ?(?:${D})?$`);

const PATTERNS: Record<PeriodKind, (text: string) => string | null> = {
  year: (text) => match(YEAR, text, ([year = '']) => year),
  half: (text) =>
    match(HALF, text, ([year = '', half, first]) => `${year}-H${half ?? (first ? 1 : 2)}`) ??
    match(HALF_SHORT, text, ([half = '', year = '']) => `${century(year)}-H${half}`),
  quarter: (text) =>
    match(QUARTER, text, ([year = '', q, worded]) => `${year}-Q${q ?? worded}`) ??
    match(QUARTER_SHORT, text, ([a, b, year = '']) => `${century(year)}-Q${a ?? b}`),
  month: (text) =>
    match(MONTH, text, ([year = '', month = '']) => `${year}-${two(month)}`) ??
    match(MONTH_NAMED, text, ([name = '', year = '']) => {
      const month = MONTH_NAMES.indexOf(name) + 1;
      return month === 0 ? null : `${century(year)}-${two(month)}`;
    }),
  week: (text) => match(WEEK, text, ([year = '', w, worded = '']) => `${year}-W${two(w ?? worded)}`),
  day: (text) => match(DAY, text, ([year = '', month = '', day = '']) => `${year}-${two(month)}-${two(day)}`),
};

function match(pattern: RegExp, text: string, write: (groups: (string | undefined)[]) => string | null): string | null {
  const found = pattern.exec(text);
  return found ? write(found.slice(1)) : null;
}
