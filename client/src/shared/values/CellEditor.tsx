import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { editText } from './cellInput';
import type { Draft } from './drafts';
import classes from './EditableGrid.module.css';
import type { GridCell } from './gridCell';
import { RatioEditor } from './RatioEditor';

export interface EditorProps {
  cell: GridCell;
  /** What editing starts with; null for what the cell holds. */
  initial: string | null;
  /** Text of the present draft or record. */
  current: string;
  /** Takes the text in and moves on by the key, or stays when there was none. */
  onCommit: (text: string, event?: KeyboardEvent) => void;
  onCancel: () => void;
}

const COMMIT_KEYS = new Set(['Enter', 'Tab', 'ArrowUp', 'ArrowDown']);

/** The input inside a cell. A ratio has a box for its two parts instead. */
export function CellEditor(props: EditorProps) {
  if (props.cell.kind.aggregation === 'ratio') return <RatioEditor {...props} />;
  return <TextEditor {...props} />;
}

function TextEditor({ cell, initial, current, onCommit, onCancel }: EditorProps) {
  const { t } = useTranslation('values');
  const done = useRef(false);
  const finish = (text: string, event?: KeyboardEvent) => {
    if (done.current) return;
    done.current = true;
    onCommit(text, event);
  };

  return (
    <input
      className={classes.input}
      // biome-ignore lint/a11y/noAutofocus: editing a cell is to be in its input
      autoFocus
      inputMode="decimal"
      autoComplete="off"
      aria-label={t('cell.edit', { name: cell.name, period: cell.periodName })}
      defaultValue={initial ?? current}
      onFocus={(event) => initial === null && event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          done.current = true;
          onCancel();
        } else if (COMMIT_KEYS.has(event.key)) finish(event.currentTarget.value, event);
      }}
    />
  );
}

/** The text with which editing begins. */
export const startText = (cell: GridCell, draft: Draft | undefined): string =>
  draft ? (draft.text ?? editText(draft.input)) : editText(cell.saved);
