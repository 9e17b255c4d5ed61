import { notifications } from '@mantine/notifications';
import { act, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { HttpResponse } from 'msw';
import { checkInOf, historyOf, keepCheckIns, keyResultOf } from '@/test/checkIns';
import { renderPage } from '@/test/renderPage';
import { CheckInPanel } from './CheckInPanel';
import { useCheckInParam } from './checkInParam';

beforeEach(() => {
  sessionStorage.clear();
  notifications.clean();
});

/** A page with a row that opens its check-in, as every page of objectives has. */
function PageWithRow() {
  const [, open] = useCheckInParam();
  return (
    <>
      <button type="button" onClick={() => open('kr1')}>
        Row
      </button>
      <CheckInPanel />
    </>
  );
}

async function openPanel(of: Parameters<typeof keyResultOf>[0] = {}, fail?: () => Response | undefined) {
  const api = keepCheckIns([historyOf({ keyResult: keyResultOf(of) })], fail);
  const page = renderPage(<PageWithRow />);
  await page.user.click(await screen.findByRole('button', { name: 'Row' }));
  const panel = await screen.findByRole('form', { name: /Check-in of/ });
  return { ...api, ...page, panel: within(panel) };
}

const savedToast = /checked in with/;

test('The value of last time is there and chosen, so that three interactions do: type, choose, save', async () => {
  const { user, panel, sent } = await openPanel();
  const value = panel.getByRole('textbox', { name: /Where it stands/ });
  expect(value).toHaveValue('30');
  await waitFor(() => expect(value).toHaveFocus());
  expect([(value as HTMLInputElement).selectionStart, (value as HTMLInputElement).selectionEnd]).toEqual([0, 2]);
  expect(panel.getByRole('radio', { name: 'Confidence 7 of 10' })).toBeChecked();
  expect(panel.getByText('Last: 30% · confidence 7 · Nov 14, 2026 · Kim Mina')).toBeVisible();

  await user.keyboard('25');
  await user.click(panel.getByRole('radio', { name: 'Confidence 8 of 10' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText(savedToast)).toHaveTextContent('Churn below 20 %: checked in with 25%.');
  expect(sent).toMatchObject([{ expectedVersion: 1, value: 25, confidence: 8, note: null, blocker: null }]);
});

test('Ctrl Enter saves from any field, and the focus is back on the row', async () => {
  const { user, panel, sent, router } = await openPanel();
  await user.type(panel.getByRole('textbox', { name: 'Note' }), 'Fewer leave');
  await user.keyboard('{Control>}{Enter}{/Control}');

  await waitFor(() => expect(sent).toMatchObject([{ value: 30, note: 'Fewer leave' }]));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Row' })).toHaveFocus());
  expect(router.state.location.searchStr).toBe('');
});

test('Confidence is chosen with digits, Home and End', async () => {
  const { user, panel } = await openPanel();
  await user.click(panel.getByRole('radio', { name: 'Confidence 5 of 10' }));
  await user.keyboard('8');
  expect(panel.getByRole('radio', { name: 'Confidence 8 of 10' })).toBeChecked();
  await user.keyboard('10');
  expect(panel.getByRole('radio', { name: 'Confidence 10 of 10' })).toBeChecked();
  await user.keyboard('{Home}');
  expect(panel.getByRole('radio', { name: 'Confidence 0 of 10' })).toBeChecked();
});

test('A low confidence asks for what is in the way and who clears it, beside the field', async () => {
  const { user, panel, sent } = await openPanel();
  await user.click(panel.getByRole('radio', { name: 'Confidence 2 of 10' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  const blocker = panel.getByRole('textbox', { name: /What is in the way/ });
  await waitFor(() => expect(blocker).toBeInvalid());
  expect(sent).toEqual([]);

  await user.type(blocker, 'No budget');
  await user.click(panel.getByRole('combobox', { name: /Who clears it/ }));
  await user.click(await screen.findByRole('option', { name: 'Lee Jun' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toMatchObject([{ confidence: 2, blocker: 'No budget', blockerOwnerId: 'p-lee' }]));
});

test('What was typed outlives the panel', async () => {
  const { user, panel } = await openPanel();
  await user.clear(panel.getByRole('textbox', { name: /Where it stands/ }));
  await user.keyboard('27{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

  await user.click(screen.getByRole('button', { name: 'Row' }));
  const again = within(await screen.findByRole('form'));
  expect(again.getByRole('textbox', { name: /Where it stands/ })).toHaveValue('27');
  await user.click(again.getByRole('button', { name: 'Start again from the last check-in' }));
  expect(again.getByRole('textbox', { name: /Where it stands/ })).toHaveValue('30');
});

test('A second check-in of a day warns before it takes the place of the first', async () => {
  const { panel } = await openPanel({ latest: checkInOf({ date: '2026-11-21', value: 28 }) });
  expect(panel.getByText('There is a check-in of today already')).toBeVisible();
  expect(panel.getByText(/Kim Mina entered 28% today/)).toBeVisible();
  expect(panel.getByRole('button', { name: "Replace today's" })).toBeVisible();
});

test('Whoever comes second sees what the first entered beside their own, and may save on top', async () => {
  const { user, panel, sent, overtake } = await openPanel();
  await user.keyboard('25');
  await user.type(panel.getByRole('textbox', { name: 'Note' }), 'Mine');
  overtake('kr1', { value: 22, confidence: 4, note: 'Theirs' });
  await user.click(panel.getByRole('button', { name: 'Save' }));

  const told = within(await screen.findByRole('alert'));
  expect(told.getByText('Lee Jun has checked in meanwhile')).toBeVisible();
  expect(told.getByText('22%')).toBeVisible();
  expect(told.getByText('25%')).toBeVisible();
  expect(told.getByText('Theirs')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Mine');

  await user.click(told.getByRole('button', { name: 'Save mine on top' }));
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ expectedVersion: 2, value: 25, note: 'Mine' }));
  expect(await screen.findByText(savedToast)).toBeVisible();
});

test('Taking theirs keeps the words that one typed', async () => {
  const { user, panel, overtake, queryClient } = await openPanel();
  await user.keyboard('25');
  await user.type(panel.getByRole('textbox', { name: 'Note' }), 'Mine');
  overtake('kr1', { value: 22, confidence: 4 });
  // As the news of it arrives, before anything is saved.
  await act(() => queryClient.invalidateQueries());
  const told = within(await screen.findByRole('alert'));
  expect(panel.getByRole('textbox', { name: /Where it stands/ })).toHaveValue('25');

  await user.click(told.getByRole('button', { name: 'Take theirs' }));
  expect(panel.getByRole('textbox', { name: /Where it stands/ })).toHaveValue('22');
  expect(panel.getByRole('radio', { name: 'Confidence 4 of 10' })).toBeChecked();
  expect(panel.getByRole('textbox', { name: 'Note' })).toHaveValue('Mine');
});

test('A panel in which nobody typed follows what others enter', async () => {
  const { panel, overtake, queryClient } = await openPanel();
  overtake('kr1', { value: 22, confidence: 4 });
  await act(() => queryClient.invalidateQueries());
  await waitFor(() => expect(panel.getByRole('textbox', { name: /Where it stands/ })).toHaveValue('22'));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('What could not be saved comes back with the reason and everything typed', async () => {
  const { user, panel } = await openPanel({}, () =>
    HttpResponse.json({ code: 'objective.read_only' }, { status: 422 }),
  );
  await user.keyboard('25');
  await user.click(panel.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(screen.getByRole('textbox', { name: /Where it stands/ })).toHaveValue('25');
});

test('A check-in is taken back from the toast', async () => {
  const { user, panel, sent, withdrawn } = await openPanel();
  await user.keyboard('25');
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(withdrawn).toEqual([sent[0]?.checkInId]));
});

test('Milestones are ticked, zones chosen, and a KPI says its figure itself', async () => {
  const measure = keyResultOf().measure;
  const milestones = [
    { id: 'm1', name: 'Contract', weight: 1 },
    { id: 'm2', name: 'Launch', weight: 3 },
  ];
  const { user, panel, sent } = await openPanel({
    measure: { ...measure, kind: 'milestones', start: null, target: null, unitSymbol: null, milestones },
    latest: checkInOf({ value: null, milestonesDone: ['m1'] }),
  });
  expect(panel.getByRole('checkbox', { name: 'Contract (weight 1)' })).toBeChecked();
  await user.click(panel.getByRole('checkbox', { name: 'Launch (weight 3)' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toMatchObject([{ value: null, milestonesDone: ['m1', 'm2'] }]));
});

test('Zones are a choice', async () => {
  const zones = { commit: 'Ten shops', target: 'Twenty', stretch: 'Thirty' };
  const { user, panel, sent } = await openPanel({
    measure: { ...keyResultOf().measure, kind: 'zones', start: null, target: null, unitSymbol: null, zones },
    latest: checkInOf({ value: 0.3 }),
  });
  expect(panel.getByRole('radio', { name: /^Commit/ })).toBeChecked();
  await user.click(panel.getByRole('radio', { name: /^Target/ }));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toMatchObject([{ value: 0.7 }]));
});

test('Of a KPI-driven key result only confidence and note are asked for', async () => {
  const { user, panel, sent } = await openPanel({
    measure: { ...keyResultOf().measure, kind: 'kpi' },
    kpi: { id: 'k1', code: 'churn', name: 'Churn' },
    latest: null,
    progressVersion: 0,
  });
  expect(panel.getByText('From the KPI Churn')).toBeVisible();
  expect(panel.getByText('30%')).toBeVisible();
  expect(panel.queryByRole('textbox', { name: /Where it stands/ })).not.toBeInTheDocument();
  await user.click(panel.getByRole('radio', { name: 'Confidence 9 of 10' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toMatchObject([{ expectedVersion: 0, value: null, confidence: 9 }]));
});

test('Without the right nothing can be typed, and it says why', async () => {
  keepCheckIns([historyOf({ keyResult: keyResultOf({ canCheckIn: false }) })]);
  renderPage(<CheckInPanel />, { url: '/?checkIn=kr1' });
  expect(await screen.findByText(/You do not have the right/)).toBeVisible();
  expect(screen.queryByRole('form')).not.toBeInTheDocument();
});

test('The panel can be used by everyone', async () => {
  const { user, panel } = await openPanel();
  await user.click(panel.getByRole('radio', { name: 'Confidence 2 of 10' }));
  const result = await axe.run(screen.getByRole('dialog'), { rules: { 'color-contrast': { enabled: false } } });
  expect(result.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
