import { alignment, node } from '@/test/okrAlignment';
import { type AlignmentFilter, forestOf, isUnaligned, keptBy, listed } from './forest';
import { treeRows } from './treeRows';
import { visibleGraph } from './visibleGraph';

const UNITS = new Map(['u-company', 'u-sales', 'u-online', 'u-hr'].map((id, index) => [id, index]));
const forest = forestOf(alignment(), UNITS);
const everything: AlignmentFilter = { statuses: new Set(), unaligned: false, unitIds: null };
const tree = (roots = forest.roots, of: Partial<Parameters<typeof treeRows>[1]> = {}) =>
  treeRows(roots, { kept: null, keyResults: true, isOpen: () => true, ...of }).map(
    ({ node: { id }, level }) => `${level} ${id}`,
  );

test('What is supported stands above what supports it, key results first', () => {
  expect(tree()).toEqual(['1 so1', '2 o1', '3 k1', '4 o2', '5 o4', '3 k2', '1 o3']);
});

test('Without key results whoever supports one hangs on its objective', () => {
  expect(tree(forest.roots, { keyResults: false })).toEqual(['1 so1', '2 o1', '3 o2', '4 o4', '1 o3']);
});

test('Whoever supports two stands below each of them, and is listed once', () => {
  const { nodes, links } = alignment();
  const twice = forestOf(
    alignment({ nodes, links: [...links, { from: 'o4', kind: 'strategic-objective', to: 'so1' }] }),
    UNITS,
  );
  expect(tree(twice.roots).filter((line) => line.endsWith('o4'))).toEqual(['5 o4', '2 o4']);
  const list = listed(twice.roots, { kept: null, filter: everything, keyResults: true });
  expect(list.filter(({ id }) => id === 'o4')).toHaveLength(1);
});

test('Whoever supports something that may not be seen is not unaligned', () => {
  const hidden = forestOf(
    alignment({ links: [...alignment().links, { from: 'o3', kind: 'objective', to: null }] }),
    UNITS,
  );
  expect([...hidden.byId.values()].filter(isUnaligned)).toEqual([]);
  expect(hidden.byId.get('o3')?.hiddenParents).toBe(1);
  expect([...forest.byId.values()].filter(isUnaligned).map(({ id }) => id)).toEqual(['o3']);
});

test('A filter keeps the way up to what it finds, and lists only what it finds', () => {
  const filter = { ...everything, unitIds: new Set(['u-online']) };
  const kept = keptBy(forest, filter);
  expect(tree(forest.roots, { kept })).toEqual(['1 so1', '2 o1', '3 k1', '4 o2', '5 o4']);
  expect(listed(forest.roots, { kept, filter, keyResults: true }).map(({ id }) => id)).toEqual(['o4']);
});

const drawn = (of: Partial<Parameters<typeof visibleGraph>[1]> = {}, roots = forest.roots) =>
  visibleGraph(roots, { kept: null, toggled: new Set(), topUnitIds: new Set(['u-company']), ...of });

test('The graph draws key results only where something supports them, and layers from what is supported', () => {
  const graph = drawn();
  expect(graph.nodes.map(({ id }) => id)).toEqual(['so1', 'o1', 'k1', 'o2', 'o4', 'o3']);
  expect(new Map(graph.boxes.map(({ id, layer }) => [id, layer]))).toEqual(
    new Map([
      ['so1', 4],
      ['o1', 3],
      ['k1', 2],
      ['o2', 1],
      ['o4', 0],
      ['o3', 4],
    ]),
  );
  expect(graph.edges.map(({ id }) => id)).toEqual(['o1>so1', 'k1>o1', 'o2>k1', 'o4>o2']);
});

test('What was folded in by hand is not drawn, but counted', () => {
  const graph = drawn({ toggled: new Set(['o1']) });
  expect(graph.nodes.map(({ id }) => id)).toEqual(['so1', 'o1', 'o3']);
  expect(graph.below.get('o1')).toBe(1);
});

test("A large graph opens at the company's objectives and leaves the rest to the list", () => {
  const many = Array.from({ length: 100 }, (_, index) => node({ id: `x${index}`, unitId: 'u-hr' }));
  const below = Array.from({ length: 30 }, (_, index) => node({ id: `y${index}`, unitId: 'u-sales' }));
  const { nodes, links } = alignment();
  const large = forestOf(
    alignment({
      nodes: [...nodes, ...many, ...below, node({ id: 'own' })],
      links: [...links, ...below.map(({ id }) => ({ from: id, kind: 'objective' as const, to: 'o1' }))],
    }),
    UNITS,
  );
  const graph = drawn({}, large.roots);
  expect(graph.nodes.map(({ id }) => id)).toEqual(['so1', 'o1', 'own']);
  expect(graph.leftOut).toBe(101);
  expect(drawn({ toggled: new Set(['o1']) }, large.roots).nodes).toHaveLength(34);
});
