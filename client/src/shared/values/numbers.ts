import { CURRENCY_AFTER, CURRENCY_BEFORE, MULTIPLIERS } from '@/i18n/typed';

/** Digits as Korean input methods write them at full width, and the minus signs that spreadsheets and people use. */
const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/[０-９]/g, ''],
  [/[．]/g, '.'],
  [/[，]/g, ','],
  [/[％]/g, '%'],
  [/[−–—－]/g, '-'],
  [/[（]/g, '('],
  [/[）]/g, ')'],
];

const CURRENCY = new RegExp(`^(-?)\\s*(?:${CURRENCY_BEFORE})\\s*|\\s*(?:${CURRENCY_AFTER})$`, 'gi');
const SUFFIXED = new RegExp(`^(.*?)\\s*(${Object.keys(MULTIPLIERS).join('|')})$`, 'i');
const PLAIN = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?$/;

/** The most digits that a figure keeps exactly on its way through JSON. */
const MAX_DIGITS = 15;

export interface ParsedNumber {
  value: number;
  /** True when the text carried a percent sign. */
  percent: boolean;
}

/**
 * The number that a person or a spreadsheet wrote: thousands separators, percent and currency signs, accounting
 * brackets for negatives, full-width digits, and suffixes such as `1.2억` or `3.5k`. Null when it is none, has
 * misplaced separators, or more than 15 significant digits.
 */
export function parseNumber(text: string): ParsedNumber | null {
  let rest = normalize(text);
  const percent = rest.endsWith('%');
  if (percent) rest = rest.slice(0, -1).trimEnd();
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed) rest = `-${(bracketed[1] ?? '').trim()}`;
  rest = rest.replace(CURRENCY, '$1').replace(/^\+/, '').trim();

  const [, digits = rest, suffix] = SUFFIXED.exec(rest) ?? [];
  if (!/\d/.test(digits) || !PLAIN.test(digits)) return null;
  const plain = digits.replaceAll(',', '');
  if (significantDigits(plain) > MAX_DIGITS) return null;

  // Written as an exponent, the power of ten is applied exactly.
  const exponent = suffix ? (MULTIPLIERS[suffix.toLowerCase()] ?? 0) : 0;
  const value = Number(`${plain.endsWith('.') ? `${plain}0` : plain}e${exponent}`);
  return Number.isFinite(value) ? { value: value === 0 ? 0 : value, percent } : null;
}

function normalize(text: string): string {
  const folded = LOOKALIKES.reduce(
    (rest, [pattern, plain]) =>
      rest.replace(pattern, (found) => plain || String.fromCharCode(found.charCodeAt(0) - 0xfee0)),
    text.replace(/[\u00a0\u2007\u202f\s]+/g, ' '),
  );
  return folded.trim();
}

const significantDigits = (plain: string) => plain.replace(/^-?0*\.?0*|\./g, '').replace(/-/g, '').length;

/** A number as it stands in an input: no separators, no exponent, nothing rounded. */
export function writeNumber(value: number | null): string {
  if (value === null) return '';
  const text = String(value);
  return text.includes('e') ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
