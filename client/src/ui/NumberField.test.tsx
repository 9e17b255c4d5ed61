import { screen } from '@testing-library/react';
import { useState } from 'react';
import { renderPage } from '@/test/renderPage';
import { NumberField } from './NumberField';
import type { NumberEntry, NumberLimits } from './numbers';

function Held({ start = '', ...limits }: { start?: NumberEntry; step?: number } & NumberLimits) {
  const [value, setValue] = useState<NumberEntry>(start);
  return (
    <>
      <NumberField label="Figure" value={value} onChange={setValue} {...limits} />
      <output>{JSON.stringify(value)}</output>
      <button type="button" onClick={() => setValue(7)}>
        seven
      </button>
    </>
  );
}

async function typed(text: string, limits: NumberLimits = {}) {
  const { user } = renderPage(<Held {...limits} />);
  const field = await screen.findByLabelText('Figure');
  await user.type(field, text);
  await user.tab();
  return { user, field };
}

test.each([
  ['abc', 'Enter a number.'],
  ['1e999', 'Enter a number.'],
  ['1,23', 'Enter a number.'],
  ['0.1234567890123456', 'At most 15 significant digits.'],
  ['1234567890123456', 'Between -999,999,999,999,999 and 999,999,999,999,999.'],
])('%s stays as it was typed, and the field says why it is none', async (text, words) => {
  const { field } = await typed(text);
  expect(field).toHaveValue(text);
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription(words);
  expect(screen.getByRole('status')).toHaveTextContent(JSON.stringify(text));
});

test.each<[string, NumberLimits, string]>([
  ['5000', { min: 0, max: 1000 }, 'Between 0 and 1,000.'],
  ['-1', { min: 0 }, 'At least 0.'],
  ['1234567890123456', { min: 0 }, 'Between 0 and 999,999,999,999,999.'],
  ['11', { max: 10 }, 'At most 10.'],
  ['1.5', { decimals: 0 }, 'Enter a whole number.'],
  ['1.123', { decimals: 2 }, 'At most 2 decimals.'],
  ['95%', {}, 'Enter the number without %.'],
])('%s is refused by the limits %o', async (text, limits, words) => {
  const { field } = await typed(text, limits);
  expect(field).toHaveAccessibleDescription(words);
});

test.each<[string, string, number, NumberLimits]>([
  ['1234567.5', '1,234,567.5', 1_234_567.5, {}],
  ['1.2억', '120,000,000', 120_000_000, {}],
  ['95%', '95', 95, { percent: true }],
  ['-1234', '-1,234', -1234, {}],
])('%s reads %s once one has left the field', async (text, shown, value, limits) => {
  const { field } = await typed(text, limits);
  expect(field).toHaveValue(shown);
  expect(field).toBeValid();
  expect(screen.getByRole('status')).toHaveTextContent(JSON.stringify(value));
});

test('Nothing is said while one types, and what was wrong is forgotten with the next key', async () => {
  const { user, field } = await typed('-');
  expect(field).toBeInvalid();
  await user.type(field, '5');
  expect(field).toBeValid();
  expect(field).toHaveValue('-5');
});

test('A value from outside replaces what stands there', async () => {
  const { user, field } = await typed('abc');
  await user.click(screen.getByRole('button', { name: 'seven' }));
  expect(field).toHaveValue('7');
});

test('The arrow keys step within the limits, only where steps were asked for', async () => {
  const { user } = renderPage(<Held start={5} min={0} max={6} decimals={0} step={1} />);
  const field = await screen.findByLabelText('Figure');
  await user.type(field, '{ArrowUp}{ArrowUp}');
  expect(field).toHaveValue('6');
  await user.type(field, '{ArrowDown}');
  expect(field).toHaveValue('5');
});

test('Without steps the arrow keys leave the figure alone', async () => {
  const { user, field } = await typed('5');
  await user.type(field, '{ArrowUp}');
  expect(field).toHaveValue('5');
});

test('No page uses the number input that drops letters', () => {
  const sources = import.meta.glob<string>('../**/*.tsx', { query: '?raw', import: 'default', eager: true });
  const users = Object.entries(sources).filter(
    ([path, source]) => !path.includes('.test.') && /\bNumberInput\b/.test(source),
  );
  expect(users.map(([path]) => path)).toEqual([]);
});
