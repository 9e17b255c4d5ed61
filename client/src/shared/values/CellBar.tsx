import { useTranslation } from 'react-i18next';
import { useFormat } from '@/ui/format';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './CellBar.module.css';
import { type GridCell, shownText } from './gridCell';
import { useCellWords } from './useCellWords';
import { useDraft } from './useValueDrafts';

/** Everything about the cell one is on, in one line above the grid. */
export function CellBar({ cell }: { cell: GridCell }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const words = useCellWords();
  const draft = useDraft(cell);
  const { kind, saved } = cell;
  const parts = saved.numerator !== null && saved.denominator !== null;
  const plain = kind.direction !== 'yes-no' && !saved.notApplicable && !draft;
  const total = cell.segment === undefined;

  return (
    <div className={classes.bar}>
      <span className={classes.where}>
        <strong>{cell.name}</strong> {cell.periodName}
      </span>
      <span className={`${classes.value} num`}>
        {plain ? format.value(cell.made?.value ?? saved.value, kind) : shownText(cell, draft, format, words)}
        {parts && !draft && (
          <span className={classes.muted}>
            {' '}
            = {format.number(saved.numerator, decimals(saved.numerator))} ÷{' '}
            {format.number(saved.denominator, decimals(saved.denominator))}
          </span>
        )}
      </span>
      {cell.made && !draft && <span className={classes.muted}>{t(`origin.${cell.made.origin}`)}</span>}
      {total && kind.direction !== 'none' && (
        <span className="num">
          {t('bar.target')} {format.value(cell.target, kind)}
        </span>
      )}
      {cell.score !== null && !draft && (
        <span className="num">
          {t('bar.score')} {format.score(cell.score)}
        </span>
      )}
      {draft ? (
        <span className={classes.draft}>{t(`draft.${draft.state}`)}</span>
      ) : (
        total && <StatusBadge status={cell.status} />
      )}
      {cell.closed && cell.readOnly !== 'closed' && <span className={classes.muted}>{t('mark.closedReason')}</span>}
      {cell.pending && (
        <span className={classes.draft}>
          {cell.pending.figure === null
            ? t('mark.pending')
            : t('mark.pendingValue', { value: format.value(cell.pending.figure, kind) })}
        </span>
      )}
      {cell.readOnly !== null && <span className={classes.muted}>{t(`readOnly.${cell.readOnly}`)}</span>}
      {saved.comment !== null && <span className={classes.comment}>“{saved.comment}”</span>}
    </div>
  );
}

const decimals = (value: number | null) => (String(value).split('.')[1] ?? '').length;
