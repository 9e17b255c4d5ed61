import { screen, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { cycleOf, detailOf, keyResultOf, serveOkrs } from '@/test/okrs';
import { renderPage } from '@/test/renderPage';
import { ObjectivePage } from './ObjectivePage';

const at = { path: '/okrs/objectives/$objectiveId', url: '/okrs/objectives/o-loyal' };
const second = keyResultOf({ id: 'kr-nps', title: 'Net promoter score reaches 60' });
const conflict = () => HttpResponse.json({ code: 'version.conflict', currentVersion: 4 }, { status: 409 });

test('Progress, pace, confidence and score are figures of their own', async () => {
  serveOkrs({ detail: detailOf() });
  renderPage(<ObjectivePage />, at);

  const figure = async (name: string) => (await screen.findByText(name)).closest('div') as HTMLElement;
  expect(within(await figure('Progress')).getByText('75%')).toBeVisible();
  expect(within(await figure('Pace')).getByText('+18 pts')).toBeVisible();
  expect(within(await figure('Confidence')).getByText('7')).toBeVisible();
  expect(within(await figure('Score')).getByText('expected: 1.0')).toBeVisible();
});

test('What one may not see is there, but not named', async () => {
  const hidden = { kind: 'objective' as const, id: null, withinId: null, title: null, hidden: true };
  const above = {
    kind: 'strategic-objective' as const,
    id: 's1',
    withinId: 'sc1',
    title: 'Loyal customers',
    hidden: false,
  };
  serveOkrs({
    detail: detailOf({
      parents: [hidden, above],
      parentPaths: [
        { parent: hidden, unitName: null, above: [] },
        { parent: above, unitName: 'Company', above: [] },
      ],
      children: [
        {
          id: 'o2',
          title: 'Support answers at once',
          unitId: 'u-hr',
          unitName: 'People',
          owner: null,
          keyResultId: 'kr-churn',
          progress: 0.4,
          status: 'at-risk',
        },
      ],
    }),
  });
  renderPage(<ObjectivePage />, at);

  expect(await screen.findByText('Something you may not see')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Loyal customers' })).toHaveAttribute('href', '/scorecards/sc1#objective-s1');
  expect(screen.getByRole('link', { name: 'Support answers at once' })).toBeVisible();
  expect(screen.getByText(/serves the key result “Churn falls to 20 %”/)).toBeVisible();
});

test('A draft is agreed on; an agreed objective is archived for a reason, and that can be undone', async () => {
  const { sent, kept } = serveOkrs({ detail: detailOf({ stage: 'draft' }) });
  const { user } = renderPage(<ObjectivePage />, at);

  const agree = await screen.findByRole('button', { name: 'Agree' });
  kept.detail = detailOf({ version: 4 });
  await user.click(agree);
  await screen.findByText('Agreed: Customers stay with us');
  await user.click(screen.getByRole('button', { name: 'More about this objective' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Archive' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByRole('textbox'), 'Merged with another');
  await user.click(within(dialog).getByRole('button', { name: 'Archive' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));

  await vi.waitFor(() => expect(sent).toHaveLength(3));
  expect(sent).toEqual([
    { to: 'objectives/o-loyal/agreements', body: { expectedVersion: 3 } },
    { to: 'objectives/o-loyal/archivings', body: { expectedVersion: 4, reason: 'Merged with another' } },
    { to: 'objectives/o-loyal/restorations', body: { expectedVersion: 12 } },
  ]);
});

test('Key results change places by keyboard, and it is said', async () => {
  const { sent } = serveOkrs({ detail: detailOf({ keyResults: [keyResultOf(), second] }) });
  const { user } = renderPage(<ObjectivePage />, at);

  (await screen.findByRole('button', { name: 'Actions for Net promoter score reaches 60' })).focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(await screen.findByText('Net promoter score reaches 60 is now number 1 of 2.')).toBeInTheDocument();
  await vi.waitFor(() =>
    expect(sent).toEqual([
      {
        to: 'objectives/o-loyal/key-result-order',
        body: { keyResultIds: ['kr-nps', 'kr-churn'], expectedVersion: 3 },
      },
    ]),
  );
});

test('What was closed says so and offers nothing that writes', async () => {
  serveOkrs({ detail: detailOf({ cycle: cycleOf({ status: 'closed' }), stage: 'closed' }) });
  renderPage(<ObjectivePage />, at);

  expect(await screen.findByText('This cycle is closed')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
  expect(screen.queryByRole('button', { name: /Actions for/ })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Add key result' })).toBeNull();
});

test('While the past is shown nothing is written', async () => {
  const { asked } = serveOkrs({ detail: detailOf() });
  renderPage(<ObjectivePage />, { ...at, url: `${at.url}?date=2026-09` });

  expect(await screen.findByRole('button', { name: 'Edit' })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.queryByRole('textbox', { name: 'Write a comment' })).toBeNull();
  expect(asked[0]?.search).toBe('?date=2026-09');
});

test('An edit that somebody overtook shows their change and keeps what was typed', async () => {
  const { sent, kept } = serveOkrs({
    detail: detailOf(),
    refuse: ({ body }) => (body.expectedVersion === 3 ? conflict() : undefined),
  });
  const { user } = renderPage(<ObjectivePage />, at);

  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  const dialog = await screen.findByRole('dialog');
  const title = await within(dialog).findByRole('textbox', { name: 'Objective' });
  await user.clear(title);
  await user.type(title, 'Customers love us');
  kept.detail = detailOf({ version: 4, owner: { id: 'p-lee', name: 'Lee Jun' } });
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findByText('Somebody else saved meanwhile')).toBeVisible();
  expect(within(dialog).getByText('Lee Jun', { selector: 'strong' })).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Put my changes on top' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));

  await screen.findByText('Saved: Customers love us');
  expect(sent[1]?.body).toMatchObject({ title: 'Customers love us', ownerPersonId: 'p-lee', expectedVersion: 4 });
});

test('Measuring an agreed key result differently needs a reason; start and target are never the same', async () => {
  const { sent } = serveOkrs({ detail: detailOf() });
  const { user } = renderPage(<ObjectivePage />, at);

  await user.click(await screen.findByRole('button', { name: 'Actions for Churn falls to 20 %' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  const dialog = await screen.findByRole('dialog');
  const target = await within(dialog).findByRole('textbox', { name: 'Target' });
  await user.clear(target);
  await user.type(target, '40');
  expect(within(dialog).getByText(/Start and target are the same/)).toBeVisible();
  await user.clear(target);
  await user.type(target, '25');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(sent).toEqual([]);
  await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'A plant was sold');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));

  await screen.findByText('Saved: Churn falls to 20 %');
  expect(sent[0]).toMatchObject({
    to: 'objectives/o-loyal/key-results/kr-churn/revisions',
    body: { reason: 'A plant was sold', expectedVersion: 3, content: { measure: { start: 40, target: 25 } } },
  });
});

test('Milestones are written one after the other', async () => {
  const { sent } = serveOkrs({ detail: detailOf({ stage: 'draft', keyResults: [] }) });
  const { user } = renderPage(<ObjectivePage />, { ...at, url: `${at.url}?write=key-results` });

  await user.type(await screen.findByRole('textbox', { name: 'Key result' }), 'The shop opens');
  await user.click(screen.getByRole('combobox', { name: 'Measured by' }));
  await user.click(await screen.findByRole('option', { name: 'Milestones' }));
  await user.type(screen.getByRole('textbox', { name: 'Milestone 1' }), 'Lease signed{Enter}');
  await vi.waitFor(() => expect(screen.getByRole('textbox', { name: 'Milestone 2' })).toHaveFocus());
  await user.keyboard('Staff hired{Enter}');
  await vi.waitFor(() => expect(screen.getByRole('textbox', { name: 'Milestone 3' })).toHaveFocus());
  await user.keyboard('{Enter}');

  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toMatchObject({
    content: { measure: { kind: 'milestones', milestones: [{ name: 'Lease signed' }, { name: 'Staff hired' }] } },
  });
});

test('A comment calls a person by keyboard and names them', async () => {
  const { sent } = serveOkrs({ detail: detailOf() });
  const { user } = renderPage(<ObjectivePage />, at);

  const field = await screen.findByRole('textbox', { name: 'Write a comment' });
  await user.type(field, 'Well done @le');
  const people = await screen.findByRole('listbox', { name: 'People to call' });
  expect(within(people).getAllByRole('option')).toHaveLength(1);
  await user.keyboard('{Enter}');
  expect(field).toHaveValue('Well done @Lee Jun ');
  await user.keyboard('and all{Control>}{Enter}{/Control}');

  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toEqual({ text: 'Well done @Lee Jun and all', mentions: ['p-lee'] });
  await vi.waitFor(() => expect(field).toHaveValue(''));
});

test('A comment that is too long is kept whole, and nothing of it is posted', async () => {
  const { sent } = serveOkrs({ detail: detailOf() });
  const { user } = renderPage(<ObjectivePage />, at);

  const field = await screen.findByRole('textbox', { name: 'Write a comment' });
  await user.click(field);
  await user.paste('x'.repeat(2001));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await user.click(screen.getByRole('button', { name: 'Post' }));
  expect(field).toHaveValue('x'.repeat(2001));
  expect(screen.getByText('At most 2,000 characters; there are 2,001 now.')).toBeVisible();
  expect(sent).toHaveLength(0);
});
