/**
 * What people and spreadsheets write in Korean or English, understood in either language of the page: a Korean
 * spreadsheet is pasted into an English page too.
 */

/** Powers of ten by the suffix of a number. */
export const MULTIPLIERS: Record<string, number> = { 천: 3, 만: 4, 억: 8, 조: 12, k: 3, m: 6, b: 9, bn: 9 };

/** Sources of regular expressions. */
export const CURRENCY_BEFORE = '₩|\\$|€|£|¥|￦|krw|usd|eur|jpy';
export const CURRENCY_AFTER = '원|₩|\\$|€|£|¥';
export const NOT_APPLICABLE = 'n\\/?a|#n\\/a|해당\\s*없음';
export const YES = '1|y|yes|true|o|예|네|달성|완료';
export const NO = '0|no|false|x|아니오|아니요|미달성|미완료';

/** The words that follow the figures of a period, as sources of regular expressions. */
export const PERIOD_WORDS = {
  year: '년',
  quarter: '분기',
  month: '월',
  week: '주차?',
  day: '일',
  firstHalf: '상반기',
  secondHalf: '하반기',
} as const;

export const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
