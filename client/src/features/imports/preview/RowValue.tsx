import { useTranslation } from 'react-i18next';
import type { ImportRow } from '@/api/generated';
import { type Format, useFormat } from '@/ui/format';
import { writeNumber } from '@/ui/numbers';
import classes from '../Imports.module.css';

/** The figure of a row; of a changed one the old and the new. What could not be read stands as it is in the file. */
export function RowValue({ row }: { row: ImportRow }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const notApplicable = t('row.notApplicable');
  const now = write(format, row, row.value, row.numerator, row.denominator, row.notApplicable && notApplicable);
  // A ratio is compared with a ratio, and its parts with parts.
  const inParts = row.numerator !== null || row.oldValue === null;
  const before = write(
    format,
    row,
    row.oldValue,
    inParts ? row.oldNumerator : null,
    inParts ? row.oldDenominator : null,
    row.oldNotApplicable && notApplicable,
  );
  // A figure with more digits than a browser keeps would be shown as another one.
  if (now === null || row.outcome === 'rejected') return <span className={classes.muted}>{row.valueText}</span>;
  if (before === null || before === now) return <span className="num">{now}</span>;
  return (
    <span className="num">
      <span className="visually-hidden">{t('row.before')} </span>
      <s className={classes.muted}>{before}</s>
      <span aria-hidden="true"> → </span>
      <span className="visually-hidden"> {t('row.after')} </span>
      <strong>{now}</strong>
    </span>
  );
}

function write(
  format: Format,
  { unitKind, unitSymbol, decimals }: ImportRow,
  value: number | null,
  numerator: number | null,
  denominator: number | null,
  notApplicable: string | false,
): string | null {
  if (notApplicable) return notApplicable;
  if (numerator !== null && denominator !== null)
    return `${format.number(numerator, decimalsOf(numerator))} / ${format.number(denominator, decimalsOf(denominator))}`;
  if (value === null) return null;
  // All digits: a correction in the third decimal must be seen.
  const digits = Math.max(decimals ?? 0, decimalsOf(value));
  return format.value(value, { unitKind: unitKind ?? 'count', unitSymbol, decimals: digits });
}

const decimalsOf = (value: number) => (writeNumber(value).split('.')[1] ?? '').length;
