import type { TimelinePage } from '@/api/generated';
import { allEntries } from './timelineSheet';

test('Every page is fetched, in order, until there is none', async () => {
  const pages: Record<string, TimelinePage> = {
    undefined: { entries: [{ id: 'c' }, { id: 'b' }] as never, total: 3, next: 7 },
    '7': { entries: [{ id: 'a' }] as never, total: 3, next: null },
  };
  const entries = await allEntries(async (before) => pages[String(before)] as TimelinePage);
  expect(entries.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});
