import { editText, parseCell } from './cellInput';
import { refOf } from './drafts';
import type { GridCell } from './gridCell';
import { useValueDrafts } from './useValueDrafts';

/** Takes in what was typed for a cell; the same text again or none changes nothing. */
export function useEnterText() {
  const { drafts } = useValueDrafts();
  return (cell: GridCell, text: string) => {
    const standing = drafts.get(cell);
    if (text.trim() === (standing?.text ?? editText(standing?.input ?? cell.saved))) return;
    const ref = refOf(cell);
    const input = text.trim() === '' ? 'empty' : parseCell(text, cell.kind);
    if (input === 'empty') drafts.revert([ref]);
    else drafts.enter([{ ...ref, input, text }]);
  };
}
