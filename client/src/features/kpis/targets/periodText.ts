import type { Frequency } from '@/api/generated';
import { type Calendar, kindOfFrequency, type PeriodKind } from '@/ui/periods';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

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

const PATTERNS: Record<PeriodKind, (text: string) => string | null> = {
  year: (text) => match(/^(?:fy ?)?(\d{4}) ?년?$/, text, ([year = '']) => year),
  half: (text) =>
    match(
      /^(\d{4})[년]?[ -]?(?:h([12])|(상|하)반기)$/,
      text,
      ([year = '', half, korean]) => `${year}-H${half ?? (korean === '상' ? 1 : 2)}`,
    ) ?? match(/^([12])h ?'?(\d{2}|\d{4})$/, text, ([half = '', year = '']) => `${century(year)}-H${half}`),
  quarter: (text) =>
    match(
      /^(\d{4})[년]?[ ./-]?(?:q([1-4])|([1-4]) ?분기)$/,
      text,
      ([year = '', q, korean]) => `${year}-Q${q ?? korean}`,
    ) ?? match(/^(?:([1-4])q|q([1-4])) ?'?(\d{2}|\d{4})$/, text, ([a, b, year = '']) => `${century(year)}-Q${a ?? b}`),
  month: (text) =>
    match(/^(\d{4})(?:[./-]|년 ?)(\d{1,2}) ?월?$/, text, ([year = '', month = '']) => `${year}-${two(month)}`) ??
    match(/^([a-z]{3})[a-z]*\.?[ -]'?(\d{2}|\d{4})$/, text, ([name = '', year = '']) => {
      const month = MONTHS.indexOf(name) + 1;
      return month === 0 ? null : `${century(year)}-${two(month)}`;
    }),
  week: (text) =>
    match(
      /^(\d{4})[년]?[ -]?(?:w(\d{1,2})|(\d{1,2}) ?주차?)$/,
      text,
      ([year = '', w, korean]) => `${year}-W${two(w ?? korean ?? '')}`,
    ),
  day: (text) =>
    match(
      /^(\d{4})(?:[./-]|년 ?)(\d{1,2})(?:[./-]|월 ?)(\d{1,2}) ?일?$/,
      text,
      ([year = '', month = '', day = '']) => `${year}-${two(month)}-${two(day)}`,
    ),
};

function match(pattern: RegExp, text: string, write: (groups: (string | undefined)[]) => string | null): string | null {
  const found = pattern.exec(text);
  return found ? write(found.slice(1)) : null;
}
