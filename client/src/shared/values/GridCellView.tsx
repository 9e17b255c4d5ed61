// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual grid stand where they are put, which those of a table do not
import { IconHourglass, IconLock } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/ui/format';
import { StatusIcon } from '@/ui/StatusBadge';
import { CellEditor, startText } from './CellEditor';
import classes from './EditableGrid.module.css';
import { fittingText, type GridCell, shownText } from './gridCell';
import type { GridState } from './navigation';
import { useCellWords } from './useCellWords';
import { useDraft } from './useValueDrafts';

interface Props {
  cell: GridCell;
  row: number;
  column: number;
  active: boolean;
  /** How many characters of a figure have room. */
  fits: number;
  editing: GridState | null;
  onFocus: () => void;
  onEdit: (cell: GridCell) => void;
  onCommit: (cell: GridCell, text: string, key?: KeyboardEvent) => void;
  onCancel: () => void;
}

/** One cell: the value, the shape of its status, and whether it is recorded. */
export function GridCellView({ cell, row, column, active, fits, editing, onFocus, onEdit, onCommit, onCancel }: Props) {
  const { t } = useTranslation(['values', 'common']);
  const format = useFormat();
  const words = useCellWords();
  const draft = useDraft(cell);
  const full = shownText(cell, draft, format, words);
  const text = fittingText(cell, draft, format, words, fits);
  const made = draft ? null : cell.made;
  const recorded = (cell.saved.revision > 0 || made) && !draft;
  const status =
    recorded && cell.score !== null ? cell.status : cell.status === 'outdated' && !draft ? cell.status : null;

  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      aria-readonly={cell.readOnly !== null || undefined}
      aria-selected={active}
      aria-invalid={draft?.state === 'failed' || undefined}
      data-cell={`${row}/${column}`}
      data-draft={draft?.state}
      data-read-only={cell.readOnly ?? undefined}
      className={classes.cell}
      tabIndex={active ? 0 : -1}
      onFocus={(event) => event.target === event.currentTarget && onFocus()}
      onDoubleClick={() => onEdit(cell)}
    >
      {status && (
        <>
          <StatusIcon status={status} size={8} />
          <span className="visually-hidden">{t(`common:status.${status}`)}</span>
        </>
      )}
      {cell.saved.comment !== null && !draft && <span className={classes.commented} title={cell.saved.comment} />}
      {editing ? (
        <CellEditor
          cell={cell}
          initial={editing.initial}
          current={startText(cell, draft)}
          onCommit={(typed, key) => onCommit(cell, typed, key)}
          onCancel={onCancel}
        />
      ) : (
        <span className={classes.figure} title={text === full ? undefined : full} data-made={made?.origin}>
          {text}
        </span>
      )}
      {cell.closed && (
        <>
          <IconLock size={12} className={classes.mark} aria-hidden="true" />
          <span className="visually-hidden">{t('mark.closed')}</span>
        </>
      )}
      {cell.pending && (
        <>
          <IconHourglass size={12} className={classes.mark} aria-hidden="true" />
          <span className="visually-hidden">{t('mark.pending')}</span>
        </>
      )}
      {made && <span className="visually-hidden">{t(`origin.${made.origin}`)}</span>}
      {draft && <span className="visually-hidden">{t(`draft.${draft.state}`)}</span>}
    </div>
  );
}
