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

/** Beyond this a figure is refused by the server. */
const MAX_FIGURE = 999_999_999_999_999;

/** Why a text is no figure: a key below `fields` of `errors.json`, with its limits behind colons. */
export type NumberFault = string;

/**
 * The number that a person or a spreadsheet wrote: thousands separators, percent and currency signs, accounting
 * brackets for negatives, full-width digits, and suffixes such as `1.2억` or `3.5k`. Else why it is none:
 * `not_a_number` (misplaced separators too), `too_precise` for more than 15 significant digits, or `out_of_range:…`.
 */
export function readNumber(text: string): ParsedNumber | NumberFault {
  let rest = normalize(text);
  const percent = rest.endsWith('%');
  if (percent) rest = rest.slice(0, -1).trimEnd();
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed) rest = `-${(bracketed[1] ?? '').trim()}`;
  rest = rest.replace(CURRENCY, '$1').replace(/^\+/, '').trim();

  const [, digits = rest, suffix] = SUFFIXED.exec(rest) ?? [];
  if (!/\d/.test(digits) || !PLAIN.test(digits)) return 'not_a_number';
  const plain = digits.replaceAll(',', '');

  // Written as an exponent, the power of ten is applied exactly.
  const exponent = suffix ? (MULTIPLIERS[suffix.toLowerCase()] ?? 0) : 0;
  const value = Number(`${plain.endsWith('.') ? `${plain}0` : plain}e${exponent}`);
  if (Math.abs(value) > MAX_FIGURE) return `out_of_range:${-MAX_FIGURE}:${MAX_FIGURE}`;
  if (significantDigits(plain) > MAX_DIGITS) return 'too_precise';
  return { value: value === 0 ? 0 : value, percent };
}

/** The number that a person or a spreadsheet wrote, as `readNumber` reads it; null when it is none. */
export function parseNumber(text: string): ParsedNumber | null {
  const read = readNumber(text);
  return typeof read === 'string' ? null : read;
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

/** A number as it stands in a field that one has left: all its digits, those before the point in threes. */
export const groupNumber = (value: number): string =>
  writeNumber(value).replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

/** What a number field holds: a number, or the text that is none; empty when nothing stands there. */
export type NumberEntry = number | string;

export interface NumberLimits {
  min?: number;
  max?: number;
  /** The most digits after the point; 0 for whole numbers. */
  decimals?: number;
  /** Whether a percent sign may follow; it is not applied. */
  percent?: boolean;
}

/** The number that the text stands for, or the text as it is when it stands for none. */
export function numberEntry(text: string, { percent = false }: NumberLimits = {}): NumberEntry {
  if (text.trim() === '') return '';
  const read = readNumber(text);
  return typeof read === 'string' || (read.percent && !percent) ? text : read.value;
}

/** Of a figure that no field takes: within which limits this one does. */
const outOf = ({ min = -MAX_FIGURE, max = MAX_FIGURE }: NumberLimits): NumberFault => `out_of_range:${min}:${max}`;

/** Why the entry may not be kept; null when it may, and for an empty one. */
export function numberFault(entry: NumberEntry, limits: NumberLimits = {}): NumberFault | null {
  const { min, max, decimals } = limits;
  if (typeof entry === 'string') {
    if (entry.trim() === '') return null;
    const read = readNumber(entry);
    if (typeof read === 'string') return read.startsWith('out_of_range') ? outOf(limits) : read;
    if (read.percent && !limits.percent) return 'percent_sign';
    return numberFault(read.value, limits);
  }
  if (decimals === 0 && !Number.isInteger(entry)) return 'not_an_integer';
  if (decimals !== undefined && (writeNumber(entry).split('.')[1] ?? '').length > decimals)
    return `too_many_decimals:${decimals}`;
  if ((min === undefined || entry >= min) && (max === undefined || entry <= max)) return null;
  if (max === undefined) return `too_small:${min}`;
  return min === undefined ? `too_large:${max}` : `out_of_range:${min}:${max}`;
}
