import type { Aggregation, Direction, UnitKind } from '@/api/generated';
import * as typed from '@/i18n/typed';
import { parseNumber, writeNumber } from '@/ui/numbers';

/** What one cell says: a value, the two parts of a ratio, or that the KPI does not apply to the period. */
export interface CellInput {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  notApplicable: boolean;
}

/** What decides how a text in a cell is read. */
export interface CellKind {
  unitKind: UnitKind;
  direction: Direction;
  aggregation: Aggregation;
}

export const EMPTY: CellInput = { value: null, numerator: null, denominator: null, notApplicable: false };
export const NOT_APPLICABLE: CellInput = { ...EMPTY, notApplicable: true };

/** Says nothing: it takes back what was recorded. */
export const isEmpty = (input: CellInput) => !input.notApplicable && input.value === null && input.numerator === null;

const NONE = /^(|-|–|—)$/;
const NOT_APPLICABLE_WORDS = whole(typed.NOT_APPLICABLE);
const YES = whole(typed.YES);
const NO = whole(typed.NO);

/** What the text means in this cell; null when it means nothing, `empty` when it leaves the cell alone. */
export function parseCell(text: string, kind: CellKind): CellInput | 'empty' | null {
  const trimmed = text.trim();
  if (NONE.test(trimmed)) return 'empty';
  if (NOT_APPLICABLE_WORDS.test(trimmed)) return NOT_APPLICABLE;
  if (kind.direction === 'yes-no') {
    if (YES.test(trimmed)) return { ...EMPTY, value: 1 };
    return NO.test(trimmed) ? { ...EMPTY, value: 0 } : null;
  }

  const parts = kind.aggregation === 'ratio' ? /^([^/÷]+)[/÷]([^/÷]+)$/.exec(trimmed) : null;
  if (parts) {
    const numerator = parseNumber(parts[1] ?? '');
    const denominator = parseNumber(parts[2] ?? '');
    if (!numerator || !denominator || numerator.percent || denominator.percent) return null;
    return { ...EMPTY, numerator: numerator.value, denominator: denominator.value };
  }

  const number = parseNumber(trimmed);
  if (!number) return null;
  if (!number.percent || kind.unitKind === 'percent') return { ...EMPTY, value: number.value };
  // A ratio is stored as 0.35; whoever writes 35 % means the same.
  return kind.unitKind === 'ratio' ? { ...EMPTY, value: Number(`${number.value}e-2`) } : null;
}

/** The text with which editing an existing cell begins. */
export function editText(cell: CellInput): string {
  if (cell.notApplicable) return 'N/A';
  if (cell.numerator !== null && cell.denominator !== null)
    return `${writeNumber(cell.numerator)}/${writeNumber(cell.denominator)}`;
  return writeNumber(cell.value);
}

/** Whether recording the one over the other would change nothing. */
export function sameInput(saved: CellInput, input: CellInput): boolean {
  if (saved.notApplicable || input.notApplicable) return saved.notApplicable === input.notApplicable;
  if (input.numerator !== null || input.denominator !== null)
    return saved.numerator === input.numerator && saved.denominator === input.denominator;
  return saved.value === input.value && saved.numerator === null;
}

function whole(words: string): RegExp {
  return new RegExp(`^(?:${words})$`, 'i');
}
