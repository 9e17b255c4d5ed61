import { notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import type { OwedCheckIn } from '@/api/generated';
import { historyOf, keepCheckIns, keyResultOf, owedOf } from '@/test/checkIns';
import { renderPage } from '@/test/renderPage';
import { server } from '@/test/server';
import { CheckInsPage } from './CheckInsPage';

beforeEach(() => {
  sessionStorage.clear();
  notifications.clean();
});

const three = ['First', 'Second', 'Third'].map((title, index) => keyResultOf({ id: `kr${index + 1}`, title }));

function open(owed: OwedCheckIn[] = three.map((keyResult) => owedOf({ keyResult }))) {
  const api = keepCheckIns(three.map((keyResult) => historyOf({ keyResult })));
  server.use(http.get('*/api/v1/check-ins/owed', () => HttpResponse.json(owed)));
  return { ...api, ...renderPage(<CheckInsPage />) };
}

const step = (title: string) => screen.findByRole('heading', { level: 2, name: title });
const value = () => screen.findByRole('textbox', { name: /Where it stands/ });

test('One after another with the keyboard alone: type, save, skip, and a summary at the end', async () => {
  const { user, sent } = open([
    owedOf({ keyResult: three[0] }),
    owedOf({ keyResult: three[1] }),
    owedOf({ kind: 'check-in-escalated', keyResult: three[2], owner: { id: 'p-lee', name: 'Lee Jun' }, daysLate: 9 }),
  ]);

  await step('First');
  expect(screen.getByText('1 / 3')).toBeVisible();
  await waitFor(async () => expect(await value()).toHaveFocus());
  await user.keyboard('25{Control>}{Enter}{/Control}');

  await step('Second');
  expect(screen.getByText('2 / 3')).toBeVisible();
  await waitFor(async () => expect(await value()).toHaveFocus());
  await user.click(screen.getByRole('button', { name: 'Skip' }));

  await step('Third');
  expect(screen.getByText('late, owned by Lee Jun · 9 days late')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Skip' }));

  const summary = await screen.findByRole('region', { name: 'That was all' });
  expect(screen.getByRole('heading', { name: 'That was all' })).toHaveFocus();
  expect(within(summary).getByText('1 done')).toBeVisible();
  expect(within(summary).getByText('25% · confidence 7')).toBeVisible();
  expect(within(summary).getByText('1 skipped')).toBeVisible();
  expect(within(summary).getByText('1 of others still late')).toBeVisible();
  expect(sent).toHaveLength(1);

  await user.click(screen.getByRole('button', { name: 'Go through the skipped ones' }));
  await step('Second');
  expect(screen.getByText('1 / 2')).toBeVisible();
});

test('A conflict stays with its step and is settled there', async () => {
  const { user, overtake } = open();
  await step('First');
  await waitFor(async () => expect(await value()).toHaveFocus());
  overtake('kr1', { value: 22 });
  await user.keyboard('25{Control>}{Enter}{/Control}');

  const told = within(await screen.findByRole('alert'));
  expect(screen.getByText('1 / 3')).toBeVisible();
  await user.click(told.getByRole('button', { name: 'Take theirs' }));
  await step('Second');
});

test('Whoever owes nothing is told so', async () => {
  open([]);
  expect(await screen.findByText('You owe no check-in.')).toBeVisible();
});

test('The way can be gone by everyone', async () => {
  open();
  await step('First');
  const result = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(result.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
