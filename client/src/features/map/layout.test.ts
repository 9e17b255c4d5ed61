import type { MapPosition, ObjectiveLink } from '@/api/generated';
import { objective, perspective } from '@/test/scorecardFixtures';
import { bandsOf, closesCircle, layOut, NODE } from './layout';

const link = (from: string, to: string): ObjectiveLink => ({ fromObjectiveId: from, toObjectiveId: to });
const lane = (id: string, kind: 'financial' | 'customer' | 'internal' | 'learning', ...ids: string[]) =>
  perspective({
    id,
    kind,
    name: id,
    objectives: ids.map((objectiveId) => objective({ id: objectiveId, name: objectiveId })),
  });

const perspectives = [
  lane('l', 'learning', 'l1', 'l2'),
  lane('f', 'financial', 'f1', 'f2', 'f3'),
  lane('i', 'internal', 'i1', 'i2', 'i3'),
  lane('c', 'customer', 'c1', 'c2'),
];
const links = [
  link('l1', 'i1'),
  link('l2', 'i3'),
  link('i1', 'c1'),
  link('i2', 'c2'),
  link('c1', 'f1'),
  link('c2', 'f3'),
  link('i2', 'i1'),
];

const plain = ({ lanes, positions, ...rest }: Awaited<ReturnType<typeof layOut>>) => ({
  ...rest,
  lanes: lanes.map(({ perspective: of, ...where }) => ({ id: of.id, ...where })),
  positions: [...positions],
});

test('The same scorecard gives the same map, in whatever order its links come', async () => {
  const first = plain(await layOut(perspectives, links, []));
  const again = plain(await layOut(perspectives, [...links].reverse(), []));
  expect(again).toEqual(first);
});

test('Lanes stand one below the other, financial on top, and hold their objectives', async () => {
  const { lanes, positions } = await layOut(perspectives, links, []);
  expect(lanes.map((of) => of.perspective.id)).toEqual(['f', 'c', 'i', 'l']);
  for (const [index, of] of lanes.entries()) {
    expect(of.top).toBe(index === 0 ? 0 : (lanes[index - 1]?.top ?? 0) + (lanes[index - 1]?.height ?? 0));
    expect(of.objectiveIds).toHaveLength(of.perspective.objectives.length);
    for (const id of of.objectiveIds) {
      expect(positions.get(id)?.y).toBeGreaterThanOrEqual(0);
      expect((positions.get(id)?.y ?? 0) + NODE.height).toBeLessThanOrEqual(of.height);
    }
  }
});

test('Of two linked objectives in one lane the cause stands below its effect', async () => {
  const { positions } = await layOut(perspectives, links, []);
  expect(positions.get('i2')?.y).toBeGreaterThan(positions.get('i1')?.y ?? 0);
});

test('Nobody stands on anybody, wherever people put some of them', async () => {
  const free = await layOut(perspectives, links, []);
  const where = free.positions.get('f2');
  const saved: MapPosition[] = [{ objectiveId: 'f1', x: where?.x ?? 0, y: where?.y ?? 0 }];

  const { lanes, positions } = await layOut(perspectives, links, saved);

  expect(positions.get('f1')).toEqual(where);
  for (const of of lanes) {
    for (const a of of.objectiveIds)
      for (const b of of.objectiveIds) {
        const [left, right] = [positions.get(a), positions.get(b)];
        if (a === b || !left || !right) continue;
        expect(Math.abs(left.x - right.x) >= NODE.width || Math.abs(left.y - right.y) >= NODE.height).toBe(true);
      }
  }
});

test('A lane grows with what is moved down in it, and the lanes below keep their inner order', async () => {
  const free = await layOut(perspectives, links, []);
  const moved = await layOut(perspectives, links, [{ objectiveId: 'f1', x: 200, y: 500 }]);
  expect(moved.lanes[0]?.height).toBeGreaterThan(500);
  expect(moved.positions.get('c1')).toEqual(free.positions.get('c1'));
});

test('Neighbours of one theme share a band, which ends before another theme', async () => {
  const themed = perspective({
    objectives: [
      objective({ id: 'a', theme: 'Growth' }),
      objective({ id: 'b', theme: 'Growth' }),
      objective({ id: 'x', theme: 'Cost' }),
      objective({ id: 'c', theme: 'Growth' }),
    ],
  });
  const saved = ['a', 'b', 'x', 'c'].map((objectiveId, index) => ({ objectiveId, x: 200 + index * 260, y: 40 }));
  const { lanes, positions } = await layOut([themed], [], saved);
  const bands = lanes[0] ? bandsOf(lanes[0], positions) : [];
  expect(bands.map((band) => [band.theme, band.x, band.width])).toEqual([
    ['Growth', 190, 260 + NODE.width + 20],
    ['Cost', 710, NODE.width + 20],
    ['Growth', 970, NODE.width + 20],
  ]);
});

test.each([
  [[link('a', 'b'), link('b', 'c')], link('c', 'a'), true],
  [[link('a', 'b'), link('b', 'c')], link('a', 'c'), false],
  [[], link('a', 'a'), true],
] as const)('Among %j the link %j closes a circle: %s', (among, added, expected) => {
  expect(closesCircle(among, added)).toBe(expected);
});
