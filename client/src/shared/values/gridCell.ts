import type { PendingCorrection, ScoreStatus, ValueCell, ValueOrigin } from '@/api/generated';
import type { Format, UnitOfMeasure } from '@/ui/format';
import { groupNumber } from '@/ui/numbers';
import { type CellInput, type CellKind, EMPTY, editText } from './cellInput';
import type { CellRef, Draft, SavedCell } from './drafts';

/** Why a cell cannot be written to. */
export type ReadOnly = 'past' | 'right' | 'future' | 'ended' | 'no-segment' | 'calculated' | 'closed';

/** One cell of a grid with all it takes to show and to edit it. */
export interface GridCell extends CellRef {
  saved: SavedCell;
  /** The figure where nothing was recorded but segments or a formula make one. */
  made?: MadeFigure | null;
  kind: CellKind & UnitOfMeasure;
  target: number | null;
  score: number | null;
  status: ScoreStatus;
  readOnly: ReadOnly | null;
  /** The unit has closed the period: whatever is entered needs a reason. */
  closed?: boolean;
  /** A correction that waits for an approval. */
  pending?: PendingCorrection | null;
  /** What the row and the column are called: the KPI's name and the period's. */
  name: string;
  periodName: string;
}

/** What was recorded; a figure that comes from elsewhere was not. */
export const savedCell = ({
  origin = 'recorded',
  ...cell
}: Pick<ValueCell, Exclude<keyof SavedCell, 'closed'>> & { origin?: ValueOrigin }): SavedCell => ({
  ...(origin === 'recorded' ? recordedInput(cell) : EMPTY),
  comment: cell.comment,
  revision: cell.revision,
});

/** A figure that was not recorded itself. */
export interface MadeFigure {
  value: number;
  origin: Exclude<ValueOrigin, 'recorded'>;
}

export const madeFigure = ({
  origin = 'recorded',
  value,
}: {
  origin?: ValueOrigin;
  value: number | null;
}): MadeFigure | null => (origin === 'recorded' || value === null ? null : { value, origin });

const recordedInput = (cell: CellInput): CellInput => ({
  value: cell.value,
  numerator: cell.numerator,
  denominator: cell.denominator,
  notApplicable: cell.notApplicable,
});

interface Words {
  notApplicable: string;
  yes: string;
  no: string;
}

/** An input as the cell shows it: in the KPI's decimals, without the unit, which stands at the head of the row. */
export function cellText(input: CellInput, kind: GridCell['kind'], format: Format, words: Words): string {
  if (input.notApplicable) return words.notApplicable;
  if (input.value === null) return input.numerator === null ? '' : editText(input).replace('/', ' ÷ ');
  if (kind.direction === 'yes-no') return input.value === 1 ? words.yes : words.no;
  return format.number(input.value, kind.decimals);
}

/** So many characters fit into a cell of this width in pixels, beside its marks. */
export const fitsInto = (width: number) => Math.floor((width - 60) / 8);

/** As `shownText`, but a figure too long for its cell is shortened rather than cut off. */
export function fittingText(
  cell: GridCell,
  draft: Draft | undefined,
  format: Format,
  words: Words,
  fits: number,
): string {
  const text = shownText(cell, draft, format, words);
  const value = draft ? draft.input.value : (cell.made?.value ?? cell.saved.value);
  return text.length > fits && value !== null && draft?.text == null ? format.short(value) : text;
}

/** What the cell shows: what was entered if it differs from what is recorded. */
export function shownText(cell: GridCell, draft: Draft | undefined, format: Format, words: Words): string {
  if (!draft && cell.made) return cellText({ ...EMPTY, value: cell.made.value }, cell.kind, format, words);
  return draft?.text ?? cellText(draft?.input ?? cell.saved, cell.kind, format, words);
}

/** So many characters fit into a field on a phone. */
const FIELD_FITS = 14;

/** What a field shows until one is in it: digits in threes, of a ratio the figure that its parts make. */
export function restingText(cell: GridCell, draft: Draft | undefined, format: Format, words: Words): string {
  const { value, numerator, denominator, notApplicable } = draft?.input ?? cell.saved;
  if (draft?.text != null) return draft.text;
  if (numerator !== null && denominator !== null && value === null) {
    const full = partsText(numerator, denominator);
    return full.length > FIELD_FITS ? `${format.short(numerator)} ÷ ${format.short(denominator)}` : full;
  }
  if (value === null || notApplicable || numerator !== null || cell.kind.direction === 'yes-no')
    return cellText(draft?.input ?? cell.saved, cell.kind, format, words);
  const full = groupNumber(value);
  return full.length > FIELD_FITS ? format.short(value) : full;
}

/** The two parts of a ratio, digits in threes. */
export const partsText = (numerator: number, denominator: number) =>
  `${groupNumber(numerator)} ÷ ${groupNumber(denominator)}`;
