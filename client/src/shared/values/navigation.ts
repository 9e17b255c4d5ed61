/** Where one is in a grid, and whether one is typing. */
export interface GridState {
  row: number;
  column: number;
  mode: 'navigate' | 'edit';
  /** The text that editing starts with; null for the cell's own. */
  initial: string | null;
}

export interface GridSize {
  rows: number;
  columns: number;
}

export interface GridKey {
  key: string;
  /** The physical key: a Korean layout reports another letter. */
  code?: string;
  ctrlKey?: boolean;
  metaKey?: boolean;
  shiftKey?: boolean;
  altKey?: boolean;
}

/** What the grid does besides moving. */
export type GridEffect = 'none' | 'commit' | 'revert' | 'undo' | 'not-applicable' | 'comment';

export interface GridStep {
  state: GridState;
  effect: GridEffect;
  /** False leaves the key to the browser, such as a Tab that leaves the grid. */
  handled: boolean;
}

const PAGE = 10;

/** What a key does: arrows, Enter and Tab move; F2 and typing edit; Escape takes back; N and C are commands. */
export function pressKey(state: GridState, key: GridKey, size: GridSize, letters = false): GridStep {
  return state.mode === 'edit' ? whileEditing(state, key, size) : whileNavigating(state, key, size, letters);
}

function whileEditing(state: GridState, { key, shiftKey }: GridKey, size: GridSize): GridStep {
  const leave = (rows: number, columns: number) =>
    step(moveBy({ ...state, mode: 'navigate' }, rows, columns, size), 'commit');
  switch (key) {
    case 'Enter':
      return leave(shiftKey ? -1 : 1, 0);
    case 'ArrowDown':
      return leave(1, 0);
    case 'ArrowUp':
      return leave(-1, 0);
    case 'Tab':
      return leave(0, shiftKey ? -1 : 1);
    case 'Escape':
      return step({ ...state, mode: 'navigate', initial: null });
    default:
      return { state, effect: 'none', handled: false };
  }
}

function whileNavigating(state: GridState, pressed: GridKey, size: GridSize, letters: boolean): GridStep {
  const { key, code, shiftKey = false, altKey = false } = pressed;
  const command = pressed.ctrlKey === true || pressed.metaKey === true;
  const to = (rows: number, columns: number) => step(moveBy(state, rows, columns, size));

  if (command) {
    if (key.toLowerCase() === 'z' || code === 'KeyZ') return step(state, 'undo');
    if (key === 'Home') return step(moveTo(0, 0, size));
    if (key === 'End') return step(moveTo(size.rows - 1, size.columns - 1, size));
    if (key === 'ArrowUp') return step(moveTo(0, state.column, size));
    if (key === 'ArrowDown') return step(moveTo(size.rows - 1, state.column, size));
    return { state, effect: 'none', handled: false };
  }
  if (altKey) return { state, effect: 'none', handled: false };

  switch (key) {
    case 'ArrowUp':
      return to(-1, 0);
    case 'ArrowDown':
      return to(1, 0);
    case 'ArrowLeft':
      return to(0, -1);
    case 'ArrowRight':
      return to(0, 1);
    case 'Enter':
      return to(shiftKey ? -1 : 1, 0);
    case 'PageUp':
      return to(-PAGE, 0);
    case 'PageDown':
      return to(PAGE, 0);
    case 'Home':
      return step(moveTo(state.row, 0, size));
    case 'End':
      return step(moveTo(state.row, size.columns - 1, size));
    case 'Tab': {
      const next = moveBy(state, 0, shiftKey ? -1 : 1, size);
      return next.column === state.column ? { state, effect: 'none', handled: false } : step(next);
    }
    case 'F2':
      return step({ ...state, mode: 'edit', initial: null });
    case 'Escape':
    case 'Delete':
    case 'Backspace':
      return step(state, 'revert');
  }

  if (!letters && (key === 'n' || key === 'N' || code === 'KeyN')) return step(state, 'not-applicable');
  if (!letters && (key === 'c' || key === 'C' || code === 'KeyC')) return step(state, 'comment');
  const printable = [...key].length === 1 && key !== ' ';
  if (printable) return step({ ...state, mode: 'edit', initial: key });
  return { state, effect: 'none', handled: false };
}

const step = (state: GridState, effect: GridEffect = 'none'): GridStep => ({ state, effect, handled: true });

const moveBy = (state: GridState, rows: number, columns: number, size: GridSize) =>
  moveTo(state.row + rows, state.column + columns, size);

function moveTo(row: number, column: number, size: GridSize): GridState {
  return {
    row: within(row, size.rows),
    column: within(column, size.columns),
    mode: 'navigate',
    initial: null,
  };
}

const within = (index: number, count: number) => Math.max(0, Math.min(index, count - 1));
