import type { AlignmentCycle, AlignmentNode, AlignmentView } from '@/api/generated';

export const asOf = { date: '2026-11-21', knownAt: '2026-11-21T00:00:00Z', isPast: false };

export const cycle: AlignmentCycle = {
  id: 'c1',
  name: '2026-Q4',
  kind: 'quarter',
  firstDay: '2026-10-01',
  lastDay: '2026-12-31',
  status: 'active',
  elapsed: 0.5,
};

/** A node of the alignment; an objective of the company unless said otherwise. */
export const node = (of: Partial<AlignmentNode> & { id: string }): AlignmentNode => ({
  kind: 'objective',
  withinId: null,
  title: of.id,
  unitId: 'u-company',
  ownerId: null,
  ambition: 'committed',
  stage: 'agreed',
  private: false,
  cycleId: 'c1',
  status: 'on-track',
  progress: 0.5,
  confidence: 7,
  pace: 0,
  score: null,
  ...of,
});

const strategic = (id: string, title: string) =>
  node({
    id,
    title,
    kind: 'strategic-objective',
    withinId: 's1',
    status: null,
    progress: null,
    confidence: null,
    cycleId: null,
  });
const keyResult = (id: string, withinId: string, title: string) =>
  node({ id, title, kind: 'key-result', withinId, ambition: null });

/**
 * A strategic objective ← the company's objective with two key results ← one of sales (which supports a key result too)
 * ← one of online sales; and an objective of people that supports nothing.
 */
export const alignment = (of: Partial<AlignmentView> = {}): AlignmentView => ({
  asOf,
  cycle,
  nodes: [
    strategic('so1', 'Grow profitably'),
    node({ id: 'o1', title: 'Win large customers', status: 'at-risk', ownerId: 'p-lee' }),
    keyResult('k1', 'o1', 'Twenty contracts'),
    keyResult('k2', 'o1', 'Churn below 3%'),
    node({ id: 'o3', title: 'Hire well', unitId: 'u-hr', status: 'off-track' }),
    node({ id: 'o4', title: 'Sell more online', unitId: 'u-online' }),
    node({ id: 'o2', title: 'Shorter sales cycle', unitId: 'u-sales' }),
  ],
  links: [
    { from: 'o1', kind: 'strategic-objective', to: 'so1' },
    { from: 'o2', kind: 'key-result', to: 'k1' },
    { from: 'o4', kind: 'objective', to: 'o2' },
  ],
  units: [
    { id: 'u-company', name: 'Company', parentId: null },
    { id: 'u-sales', name: 'Sales', parentId: 'u-company' },
    { id: 'u-online', name: 'Online sales', parentId: 'u-sales' },
    { id: 'u-hr', name: 'People', parentId: 'u-company' },
  ],
  people: [{ id: 'p-lee', name: 'Lee Jun' }],
  ...of,
});
