import { screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import type { ParticipantImportPreview, RewardPlanItem } from '@/api/generated';
import { renderPage } from '@/test/renderPage';
import { hr } from '@/test/rewards';
import { server } from '@/test/server';
import { ImportDialog } from './ImportDialog';

const plan = { id: 'plan-1', name: 'Sales bonus' } as RewardPlanItem;

const segment = { from: '2026-07-01', to: '2026-12-31', unitId: 'u-sales', targetAmount: 6_000_000 };

const preview: ParticipantImportPreview = {
  new: 1,
  changed: 1,
  same: 0,
  rejected: 1,
  lines: [
    {
      listed: {
        line: 2,
        person: 'lee@example.com',
        unit: 'Sales',
        from: '2026-07-01',
        to: '2026-12-31',
        targetAmount: '6000000',
      },
      outcome: 'new',
      faults: [],
      person: { id: 'p-lee', name: 'Lee Jun' },
      segment,
      unitName: 'Sales',
      before: null,
      version: 0,
    },
    {
      listed: {
        line: 3,
        person: 'kim@example.com',
        unit: '',
        from: '2026-07-01',
        to: '2026-12-31',
        targetAmount: '6000000',
      },
      outcome: 'changed',
      faults: [],
      person: { id: 'p-kim', name: 'Kim Mina' },
      segment,
      unitName: 'Sales',
      before: { ...segment, targetAmount: 5_000_000 },
      version: 3,
    },
    {
      listed: { line: 4, person: 'nobody@example.com', unit: '', from: 'soon', to: '', targetAmount: '' },
      outcome: 'rejected',
      faults: [
        { field: 'person', code: 'participation_import.person_unknown', with: null, withLine: null },
        { field: 'to', code: 'participation_import.end_missing', with: null, withLine: null },
        { field: 'from', code: 'participation.overlaps', with: segment, withLine: 2 },
      ],
      person: null,
      segment: null,
      unitName: null,
      before: null,
      version: 0,
    },
  ],
};

function open(conflict = false) {
  const sent: unknown[] = [];
  server.use(
    http.post('*/api/v1/reward-plans/plan-1/participant-import-previews', ({ request }) => {
      sent.push(request.headers.get('content-type'));
      return HttpResponse.json(preview);
    }),
    http.post('*/api/v1/reward-plans/plan-1/participant-imports', async ({ request }) => {
      sent.push(await request.json());
      return conflict
        ? HttpResponse.json({ status: 409, code: 'version_conflict', currentVersion: 4 }, { status: 409 })
        : HttpResponse.json({ people: 2, new: 1, changed: 1, same: 0 });
    }),
  );
  return { sent, ...renderPage(<ImportDialog plan={plan} onClose={() => {}} />, { session: hr }) };
}

const LIST = 'person,unit,from,to,target amount';

test('A pasted list is looked at line by line, with the reason of each refusal, and taken over', async () => {
  const { user, sent } = open();
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Preview' }));
  expect(within(dialog).getByText('Paste a list or choose a file.')).toBeVisible();
  await user.type(within(dialog).getByLabelText('Pasted list'), LIST);
  await user.click(within(dialog).getByRole('button', { name: 'Preview' }));

  const table = await within(dialog).findByRole('table');
  const refused = within(table).getByRole('row', { name: /nobody@example.com/ });
  expect(refused).toHaveTextContent('4');
  expect(refused).toHaveTextContent('Written: soon');
  expect(
    within(refused)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    'Person: Nobody has this e-mail address or id. Correct it, or add the person first.',
    'To: The last day is missing; every segment has one. Where it is open, write the last day that is agreed.',
    'From: Two segments cover the same day. With line 2: Jul 1, 2026 – Dec 31, 2026 · ₩6,000,000. End the first before the second begins.',
  ]);
  expect(within(dialog).getByText('1 rejected line is left out.')).toBeVisible();

  await user.click(within(dialog).getByRole('combobox', { name: 'Show' }));
  await user.click(await screen.findByRole('option', { name: 'Changed 1' }));
  expect(within(dialog).getByRole('row', { name: /Kim Mina/ })).toHaveTextContent(
    'Before: Jul 1, 2026 – Dec 31, 2026 · ₩5,000,000',
  );
  await user.click(within(dialog).getByRole('button', { name: 'Take over 2 lines' }));
  await screen.findByText('The segments of 2 people were taken over (1 new, 1 changed)');
  expect(sent).toEqual([
    'application/octet-stream',
    {
      lines: [
        { personId: 'p-lee', ...segment, expectedVersion: 0 },
        { personId: 'p-kim', ...segment, expectedVersion: 3 },
      ],
      reason: null,
    },
  ]);
});

test('What was changed meanwhile is said, and the list stands there to be looked at again', async () => {
  const { user } = open(true);
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Pasted list'), LIST);
  await user.click(within(dialog).getByRole('button', { name: 'Preview' }));
  await user.click(await within(dialog).findByRole('button', { name: 'Take over 2 lines' }));
  expect(await within(dialog).findByRole('alert')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Mend the list' }));
  expect(within(dialog).getByLabelText('Pasted list')).toHaveValue(LIST);
});

test('Escape does not throw a list away', async () => {
  const onClose = vi.fn();
  const { user } = renderPage(<ImportDialog plan={plan} onClose={onClose} />, { session: hr });
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Pasted list'), LIST);
  await user.keyboard('{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  await user.clear(within(dialog).getByLabelText('Pasted list'));
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('The preview has no fault that axe knows', async () => {
  const { user } = open();
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Pasted list'), LIST);
  await user.click(within(dialog).getByRole('button', { name: 'Preview' }));
  await within(dialog).findByRole('table');
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
