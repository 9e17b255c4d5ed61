import { ApiException, type RecordValueRequest, type ValueAccepted } from '@/api/generated';
import { EMPTY, NOT_APPLICABLE } from './cellInput';
import { type CellRef, cellKey, type SavedCell, ValueDrafts } from './drafts';

const march = { kpiId: 'k1', period: '2026-03' };
const april = { kpiId: 'k1', period: '2026-04' };
const value = (figure: number) => ({ ...EMPTY, value: figure });

interface Sent extends CellRef {
  request: RecordValueRequest;
}

/** A stand-in for the server that answers by the codes it is given, in order. */
function scene(codes: (string | null)[] = [], recorded: Record<string, SavedCell> = {}) {
  const saved = new Map(Object.entries(recorded));
  const sent: Sent[] = [];
  const conflicts: CellRef[] = [];
  const drafts = new ValueDrafts(
    {
      saved: (ref) => saved.get(cellKey(ref)),
      record: async (ref, request) => {
        sent.push({ ...ref, request });
        const replaces = (saved.get(cellKey(ref))?.revision ?? 0) > 0 && request.reason === null;
        const code = codes.shift() ?? (replaces ? 'value.reason_required' : null);
        if (code) throw new ApiException('refused', 422, '', {}, { code });
        const revision = (saved.get(cellKey(ref))?.revision ?? 0) + 1;
        return { kpiId: ref.kpiId, period: ref.period, revision } as ValueAccepted;
      },
      accepted: ({ revision }, draft) =>
        saved.set(cellKey(draft), { ...draft.input, comment: draft.comment, revision }),
      conflicted: (ref) => conflicts.push(ref),
    },
    60_000,
  );
  return { drafts, sent, saved, conflicts };
}

const settled = (drafts: ValueDrafts) =>
  vi.waitFor(() => expect([...drafts.all().values()].map((draft) => draft.state)).not.toContain('saving'));

test('A first value waits, is sent, and is then no draft any more', async () => {
  const { drafts, sent } = scene();
  drafts.enter([{ ...march, input: value(80) }]);
  expect(drafts.get(march)?.state).toBe('waiting');
  expect(sent).toEqual([]);

  drafts.flush();
  await settled(drafts);
  expect(sent[0]?.request).toMatchObject({ value: 80, reason: null, expectedRevision: 0 });
  expect(drafts.all().size).toBe(0);
});

test('Values of one KPI go out one after the other', async () => {
  const { drafts, sent } = scene();
  drafts.enter([
    { ...march, input: value(1) },
    { ...april, input: value(2) },
  ]);
  drafts.flush();
  expect(sent.length).toBe(0);
  await settled(drafts);
  expect(sent.map(({ period }) => period)).toEqual(['2026-03', '2026-04']);
});

test('Changing a recorded value waits for a reason, and is sent with it', async () => {
  const { drafts, sent } = scene([], { 'k1/2026-03': { ...value(80), comment: null, revision: 1 } });
  drafts.enter([{ ...march, input: value(90) }]);
  drafts.flush();
  expect(drafts.get(march)?.state).toBe('needs-reason');
  expect(sent).toEqual([]);

  drafts.give([march], { reason: 'late invoice' });
  await settled(drafts);
  expect(sent[0]?.request).toMatchObject({ value: 90, reason: 'late invoice', expectedRevision: 1 });
});

test('Entering what is recorded already leaves nothing to save', () => {
  const { drafts } = scene([], { 'k1/2026-03': { ...value(80), comment: null, revision: 1 } });
  drafts.enter([{ ...march, input: value(90) }]);
  drafts.enter([{ ...march, input: value(80) }]);
  expect(drafts.all().size).toBe(0);
});

test('A red value stays until its comment is given', async () => {
  const { drafts, sent } = scene(['value.comment_required', null]);
  drafts.enter([{ ...march, input: value(1) }]);
  drafts.flush();
  await settled(drafts);
  expect(drafts.get(march)?.state).toBe('needs-comment');

  drafts.give([march], { comment: 'strike' });
  await settled(drafts);
  expect(sent[1]?.request.comment).toBe('strike');
  expect(drafts.all().size).toBe(0);
});

test('A failure keeps the entry and its reason, and a retry sends it again', async () => {
  const { drafts, sent } = scene(['http_500', null]);
  drafts.enter([{ ...march, input: value(5) }]);
  drafts.flush();
  await settled(drafts);
  expect(drafts.get(march)).toMatchObject({ state: 'failed', input: value(5), problem: { code: 'http_500' } });

  drafts.retry([march]);
  await settled(drafts);
  expect(sent.length).toBe(2);
  expect(drafts.all().size).toBe(0);
});

test('A text that is no number is kept and never sent', () => {
  const { drafts, sent } = scene();
  drafts.enter([{ ...march, input: null, text: '12..5' }]);
  drafts.flush();
  drafts.retry([march]);
  expect(drafts.get(march)).toMatchObject({ state: 'failed', text: '12..5', problem: { code: 'value.not_a_number' } });
  expect(sent).toEqual([]);
});

test('A change by somebody else is reported and the entry stays', async () => {
  const { drafts, conflicts } = scene(['value.changed']);
  drafts.enter([{ ...march, input: value(5) }]);
  drafts.flush();
  await settled(drafts);
  expect(conflicts).toMatchObject([march]);
  expect(drafts.get(march)?.state).toBe('failed');
});

test('Undo takes a whole paste back before it is sent', () => {
  const { drafts, sent } = scene();
  drafts.enter([{ ...march, input: value(1) }]);
  drafts.enter([
    { ...march, input: value(2) },
    { ...april, input: value(3) },
  ]);
  expect(drafts.undo()).toHaveLength(2);
  expect([...drafts.all().values()].map((draft) => draft.input.value)).toEqual([1]);
  expect(drafts.undo()).toHaveLength(1);
  expect(drafts.all().size).toBe(0);
  expect(sent).toEqual([]);
});

test('Undo of what is recorded by now is a withdrawal that asks for its reason', async () => {
  const { drafts, sent } = scene();
  drafts.enter([{ ...march, input: value(1) }]);
  drafts.flush();
  await settled(drafts);
  drafts.undo();
  expect(drafts.get(march)).toMatchObject({ state: 'needs-reason', input: EMPTY });
  expect(sent.length).toBe(1);
});

test('Not applicable is a value of its own', async () => {
  const { drafts, sent } = scene();
  drafts.enter([{ ...march, input: NOT_APPLICABLE }]);
  drafts.flush();
  await settled(drafts);
  expect(sent[0]?.request).toMatchObject({ value: null, notApplicable: true });
});

test('What is entered while the earlier value is on its way becomes a correction', async () => {
  const { drafts, saved } = scene();
  drafts.enter([{ ...march, input: value(1) }]);
  drafts.flush();
  drafts.enter([{ ...march, input: value(2) }]);
  drafts.flush();
  await settled(drafts);
  expect(saved.get('k1/2026-03')?.value).toBe(1);
  expect(drafts.get(march)).toMatchObject({ state: 'needs-reason', input: value(2) });
});
