import { checkInOf, keyResultOf } from '@/test/checkIns';
import { entryFaults, freshEntry, progressWith, requestOf, saidFaults, statusOfConfidence } from './entry';

const metric = keyResultOf().measure;
const entry = { ...freshEntry(keyResultOf(), '2026-11-21', 'p-kim') };

test.each([
  [25, 0.75],
  [40, 0],
  [44, -0.2],
  [16, 1.2],
  ['25,0x', null],
  ['', null],
])('From 40 to 20, %s is %s of the way', (value, progress) => {
  expect(progressWith({ value, milestonesDone: [] }, metric)).toBe(progress);
});

test('Milestones count by their weights', () => {
  const milestones = [
    { id: 'a', name: 'A', weight: 1 },
    { id: 'b', name: 'B', weight: 3 },
  ];
  expect(progressWith({ value: '', milestonesDone: ['b'] }, { ...metric, kind: 'milestones', milestones })).toBe(0.75);
});

test.each([
  [null, 'pending'],
  [0, 'off-track'],
  [3, 'off-track'],
  [4, 'at-risk'],
  [6, 'at-risk'],
  [7, 'on-track'],
  [10, 'on-track'],
] as const)('A confidence of %s is %s', (confidence, status) => {
  expect(statusOfConfidence(confidence)).toBe(status);
});

test('A blocker and its owner go together, and a low confidence needs both', () => {
  expect(entryFaults({ ...entry, confidence: 3 }, metric)).toEqual({ blocker: 'required', blockerOwnerId: 'required' });
  expect(entryFaults({ ...entry, blocker: 'No budget' }, metric)).toEqual({ blockerOwnerId: 'required' });
  expect(entryFaults({ ...entry, blockerOwnerId: 'p-lee' }, metric)).toEqual({ blocker: 'required' });
  expect(entryFaults({ ...entry, value: '' }, metric)).toEqual({ value: 'required' });
  expect(entryFaults({ ...entry, value: 1.2 }, { ...metric, kind: 'zones' })).toEqual({ value: 'out_of_range:0:1' });
  expect(entryFaults({ ...entry, confidence: null, note: 'Fine' }, { ...metric, kind: 'kpi' })).toEqual({});
});

test('Words that are too long are said at once, what is missing once somebody tried to save', () => {
  const long = { ...entry, confidence: null, note: 'x'.repeat(2001) };
  expect(saidFaults(long, metric, false)).toEqual({ note: 'too_long_by:2000:2001' });
  expect(saidFaults(long, metric, true)).toMatchObject({ confidence: 'required' });
  expect(entryFaults({ ...entry, nextSteps: ` ${'x'.repeat(2000)} ` }, metric).nextSteps).toBeUndefined();
});

test('What it takes the place of is there to be changed, other words are not', () => {
  const own = keyResultOf({ latest: checkInOf({ date: '2026-11-21', note: 'Today', nextSteps: 'Call' }) });
  expect(freshEntry(own, '2026-11-21', 'p-kim')).toMatchObject({ note: 'Today', nextSteps: 'Call' });
  expect(freshEntry(own, '2026-11-21', 'p-lee')).toMatchObject({ value: 30, note: '', nextSteps: '' });
  expect(freshEntry(own, '2026-11-22', 'p-kim')).toMatchObject({ note: '' });
});

test('A blocker that is still in the way need not be typed again', () => {
  const latest = checkInOf({ confidence: 2, blocker: 'No budget', blockerOwner: { id: 'p-lee', name: 'Lee Jun' } });
  expect(freshEntry(keyResultOf({ latest }), '2026-11-21', 'p-kim')).toMatchObject({
    blocker: 'No budget',
    blockerOwnerId: 'p-lee',
  });
});

test('Words are sent without the blanks around them, and nothing as nothing', () => {
  expect(requestOf({ ...entry, value: '1.2k', note: ' Fine ', blockerOwnerId: 'p-lee' }, metric, 4)).toEqual({
    expectedVersion: 4,
    value: 1200,
    milestonesDone: null,
    confidence: 7,
    note: 'Fine',
    blocker: null,
    blockerOwnerId: null,
    nextSteps: null,
  });
});
