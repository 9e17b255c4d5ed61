import { createContext, useContext } from 'react';
import type { ObjectiveLink, PerspectiveView, ScorecardView } from '@/api/generated';
import { type Difference, differenceKey, diffScorecards } from '@/shared/structure/diff';
import { linkKey } from './layout';

export type LinkMark = 'added' | 'removed';

/** What differs on a map from another moment. */
export interface MapMarks {
  /** By `differenceKey`. */
  differences: ReadonlyMap<string, Difference>;
  /** By `linkKey`; only those that are on one side. */
  links: ReadonlyMap<string, LinkMark>;
}

const Context = createContext<MapMarks | null>(null);

export const MarksProvider = Context.Provider;

/** Null while nothing is compared. */
export const useMarks = (): MapMarks | null => useContext(Context);

export function useMark(level: 'perspective' | 'objective', id: string): Difference | null {
  return useMarks()?.differences.get(differenceKey(level, id)) ?? null;
}

/** The later map with what it has lost still on it, and what differs. */
export function compareMaps(
  before: ScorecardView,
  after: ScorecardView,
): { scorecard: ScorecardView; marks: MapMarks } {
  const differences = new Map(diffScorecards(before, after).map((difference) => [difference.key, difference]));
  const [earlier, later] = [new Set(before.links.map(linkKey)), new Set(after.links.map(linkKey))];
  const gone = before.links.filter((link) => !later.has(linkKey(link)));
  const mark = (links: readonly ObjectiveLink[], as: LinkMark) => links.map((link) => [linkKey(link), as] as const);
  return {
    scorecard: {
      ...after,
      perspectives: withLost(before.perspectives, after.perspectives),
      links: [...after.links, ...gone],
    },
    marks: {
      differences,
      links: new Map([
        ...mark(
          after.links.filter((link) => !earlier.has(linkKey(link))),
          'added',
        ),
        ...mark(gone, 'removed'),
      ]),
    },
  };
}

function withLost(before: readonly PerspectiveView[], after: readonly PerspectiveView[]): PerspectiveView[] {
  const kept = new Set(after.flatMap((perspective) => perspective.objectives.map(({ id }) => id)));
  const lost = before.map((perspective) => ({
    ...perspective,
    objectives: perspective.objectives.filter(({ id }) => !kept.has(id)),
  }));
  return [
    ...after.map((perspective) => ({
      ...perspective,
      objectives: [...perspective.objectives, ...(lost.find(({ id }) => id === perspective.id)?.objectives ?? [])],
    })),
    ...lost.filter(({ id }) => !after.some((perspective) => perspective.id === id)),
  ];
}
