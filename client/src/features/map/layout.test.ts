import type { MapPosition, ObjectiveLink } from '@/api/generated';
import { pathOf } from '@/shared/graph/ways';
import { objective, perspective } from '@/test/scorecardFixtures';
import { bandsOf } from './bands';
import { closesCircle, layOut, linkKey, NODE } from './layout';
import { runsThrough } from './routes';

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

const plain = ({ lanes, positions, ways, ...rest }: Awaited<ReturnType<typeof layOut>>) => ({
  ...rest,
  ways: [...ways].sort(([a], [b]) => (a < b ? -1 : 1)),
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
  const bands = bandsOf(await layOut([themed], [], saved));
  expect(bands.map((band) => [band.theme, band.x, band.width])).toEqual([
    ['Growth', 190, 260 + NODE.width + 20],
    ['Cost', 710, NODE.width + 20],
    ['Growth', 970, NODE.width + 20],
  ]);
});

test('A theme is one band over rows and lanes where no other theme stands between', () => {
  const lanes = [
    { perspective: perspective({ objectives: [objective({ id: 'a', theme: 'Growth' })] }), top: 0, height: 150 },
    {
      perspective: perspective({
        objectives: [objective({ id: 'b', theme: 'Growth' }), objective({ id: 'x', theme: null })],
      }),
      top: 150,
      height: 300,
    },
  ].map((lane) => ({ ...lane, objectiveIds: lane.perspective.objectives.map(({ id }) => id) }));
  const at = (x: number) =>
    new Map([
      ['a', { x: 200, y: 36 }],
      ['b', { x: 200, y: 180 }],
      ['x', { x, y: 36 }],
    ]);
  expect(bandsOf({ lanes, positions: at(600) })).toHaveLength(1);
  expect(bandsOf({ lanes, positions: at(300) })).toHaveLength(2);
});

/** Where everybody stands on the whole map. */
const standing = ({ lanes, positions }: Awaited<ReturnType<typeof layOut>>) =>
  lanes.flatMap((of) =>
    of.objectiveIds.map((id) => {
      const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
      return { x, y: of.top + y };
    }),
  );

const long = [...links, link('l1', 'f2'), link('l2', 'c1'), link('l1', 'c2'), link('i3', 'f1')];

test.each([
  ['as laid out', []],
  ['with one moved into the way of others', [{ objectiveId: 'i2', x: 300, y: 60 }]],
  [
    'with a cause beside its effect',
    [
      { objectiveId: 'l1', x: 900, y: 40 },
      { objectiveId: 'f2', x: 200, y: 220 },
    ],
  ],
] satisfies [string, MapPosition[]][])('No arrow runs behind an objective, %s', async (_, saved) => {
  const map = await layOut(perspectives, long, saved);
  const everybody = standing(map);
  expect(map.ways.size).toBe(long.length);
  for (const [key, way] of map.ways) {
    expect([key, runsThrough(way, everybody)]).toEqual([key, false]);
    expect(way.length).toBeGreaterThan(1);
  }
});

test('An arrow leaves the head of its cause and arrives at the foot of its effect', async () => {
  const map = await layOut(perspectives, long, []);
  for (const of of long) {
    const way = map.ways.get(linkKey(of)) ?? [];
    const [from, to] = [of.fromObjectiveId, of.toObjectiveId].map((id) => {
      const lane = map.lanes.find((candidate) => candidate.objectiveIds.includes(id));
      const { x, y } = map.positions.get(id) ?? { x: 0, y: 0 };
      return { x, y: y + (lane?.top ?? 0) };
    });
    expect(way[0]?.y).toBe(from?.y);
    expect(way.at(-1)?.y).toBe((to?.y ?? 0) + NODE.height);
    expect(way.at(-1)?.x).toBeGreaterThan(to?.x ?? 0);
    expect(way.at(-1)?.x).toBeLessThan((to?.x ?? 0) + NODE.width);
  }
});

test('A way is drawn with rounded corners', () => {
  const way = [
    { x: 0, y: 100 },
    { x: 0, y: 50 },
    { x: 6, y: 50 },
    { x: 6, y: 0 },
  ];
  expect(pathOf(way)).toBe('M0,100L0,53Q0,50 3,50L3,50Q6,50 6,47L6,0');
});

test.each([
  [[link('a', 'b'), link('b', 'c')], link('c', 'a'), true],
  [[link('a', 'b'), link('b', 'c')], link('a', 'c'), false],
  [[], link('a', 'a'), true],
] as const)('Among %j the link %j closes a circle: %s', (among, added, expected) => {
  expect(closesCircle(among, added)).toBe(expected);
});
