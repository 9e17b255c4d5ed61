import { type GridKey, type GridState, pressKey } from './navigation';

const size = { rows: 5, columns: 3 };
const at = (row: number, column: number): GridState => ({ row, column, mode: 'navigate', initial: null });
const editing = (row: number, column: number): GridState => ({ ...at(row, column), mode: 'edit', initial: '4' });
const place = (state: GridState, key: string, more: Omit<GridKey, 'key'> = {}) => {
  const { row, column } = pressKey(state, { key, ...more }, size).state;
  return [row, column];
};

test('Arrows move by one and stop at the edge', () => {
  expect(place(at(1, 1), 'ArrowDown')).toEqual([2, 1]);
  expect(place(at(1, 1), 'ArrowUp')).toEqual([0, 1]);
  expect(place(at(1, 1), 'ArrowRight')).toEqual([1, 2]);
  expect(place(at(0, 0), 'ArrowLeft')).toEqual([0, 0]);
  expect(place(at(4, 2), 'ArrowDown')).toEqual([4, 2]);
});

test('Home, End and Page keys move far, with Ctrl to the corners', () => {
  expect(place(at(2, 1), 'Home')).toEqual([2, 0]);
  expect(place(at(2, 1), 'End')).toEqual([2, 2]);
  expect(place(at(2, 1), 'PageDown')).toEqual([4, 1]);
  expect(place(at(2, 1), 'Home', { ctrlKey: true })).toEqual([0, 0]);
  expect(place(at(2, 1), 'End', { ctrlKey: true })).toEqual([4, 2]);
});

test('Enter goes down and Tab right, with Shift the other way', () => {
  expect(place(at(1, 1), 'Enter')).toEqual([2, 1]);
  expect(place(at(1, 1), 'Enter', { shiftKey: true })).toEqual([0, 1]);
  expect(place(at(1, 1), 'Tab')).toEqual([1, 2]);
  expect(place(at(1, 1), 'Tab', { shiftKey: true })).toEqual([1, 0]);
});

test('A Tab at the end of a row is left to the browser, so that the grid is no trap', () => {
  expect(pressKey(at(1, 2), { key: 'Tab' }, size).handled).toBe(false);
  expect(pressKey(at(1, 0), { key: 'Tab', shiftKey: true }, size).handled).toBe(false);
});

test('F2 edits what is there and typing starts anew', () => {
  expect(pressKey(at(1, 1), { key: 'F2' }, size).state).toMatchObject({ mode: 'edit', initial: null });
  expect(pressKey(at(1, 1), { key: '7' }, size).state).toMatchObject({ mode: 'edit', initial: '7' });
  expect(pressKey(at(1, 1), { key: 'Shift' }, size).handled).toBe(false);
  expect(pressKey(at(1, 1), { key: 'v', ctrlKey: true }, size).handled).toBe(false);
});

test.each([
  ['Enter', {}, [2, 1]],
  ['Enter', { shiftKey: true }, [0, 1]],
  ['Tab', {}, [1, 2]],
  ['ArrowDown', {}, [2, 1]],
])('While editing %s commits and moves', (key, more, expected) => {
  const step = pressKey(editing(1, 1), { key, ...more }, size);
  expect([step.state.row, step.state.column]).toEqual(expected);
  expect(step).toMatchObject({ effect: 'commit', state: { mode: 'navigate' } });
});

test('While editing the sideways arrows stay in the text and Escape leaves without a commit', () => {
  expect(pressKey(editing(1, 1), { key: 'ArrowLeft' }, size).handled).toBe(false);
  expect(pressKey(editing(1, 1), { key: 'Escape' }, size)).toMatchObject({ effect: 'none', state: at(1, 1) });
});

test('N, C and Ctrl Z are commands on a Korean keyboard too', () => {
  expect(pressKey(at(1, 1), { key: 'n' }, size).effect).toBe('not-applicable');
  expect(pressKey(at(1, 1), { key: 'ㅜ', code: 'KeyN' }, size).effect).toBe('not-applicable');
  expect(pressKey(at(1, 1), { key: 'c' }, size).effect).toBe('comment');
  expect(pressKey(at(1, 1), { key: 'ㅋ', code: 'KeyZ', ctrlKey: true }, size).effect).toBe('undo');
});

test('Where answers are words, letters are typed', () => {
  expect(pressKey(at(1, 1), { key: 'n' }, size, true).state).toMatchObject({ mode: 'edit', initial: 'n' });
});
