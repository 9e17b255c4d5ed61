import type { KpiLevel, KpiLifecycle, KpiListItem, PerspectiveKind, ScoreStatus } from '@/api/generated';

export const LIFECYCLES: readonly KpiLifecycle[] = ['active', 'draft', 'replaced', 'retired'];
export const LEVELS: readonly KpiLevel[] = ['strategic', 'operational', 'functional'];
export const PERSPECTIVES: readonly PerspectiveKind[] = ['financial', 'customer', 'internal', 'learning', 'other'];

/** Empty sets let everything through. */
export interface KpiFilters {
  text: string;
  perspectives: ReadonlySet<string>;
  levels: ReadonlySet<string>;
  statuses: ReadonlySet<string>;
  /** Empty: what is in use or being written; what has ended is shown when asked for. */
  lifecycles: ReadonlySet<string>;
  categories: ReadonlySet<string>;
  /** Only KPIs of this person. */
  ownerId: string | null;
}

const IN_USE: ReadonlySet<string> = new Set<KpiLifecycle>(['active', 'draft']);

export function filterKpis(kpis: readonly KpiListItem[], filters: KpiFilters): KpiListItem[] {
  const words = filters.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const lifecycles = filters.lifecycles.size === 0 ? IN_USE : filters.lifecycles;
  const passes = (chosen: ReadonlySet<string>, value: string | null) =>
    chosen.size === 0 || (value !== null && chosen.has(value));

  return kpis.filter((kpi) => {
    const haystack = `${kpi.name} ${kpi.code} ${kpi.category ?? ''} ${kpi.ownerPersonName ?? ''}`.toLocaleLowerCase();
    return (
      words.every((word) => haystack.includes(word)) &&
      passes(filters.perspectives, kpi.perspective) &&
      passes(filters.levels, kpi.level) &&
      passes(filters.statuses, kpi.status) &&
      lifecycles.has(kpi.lifecycle) &&
      passes(filters.categories, kpi.category) &&
      (filters.ownerId === null || kpi.ownerPersonId === filters.ownerId)
    );
  });
}

/** The categories in use, in alphabetical order. */
export const categoriesOf = (kpis: readonly KpiListItem[]): string[] =>
  [...new Set(kpis.map((kpi) => kpi.category).filter((category) => category !== null))].sort((a, b) =>
    a.localeCompare(b),
  );

/** How many KPIs have each status, for the summary above the list. */
export function countByStatus(kpis: readonly KpiListItem[]): Map<ScoreStatus, number> {
  const counts = new Map<ScoreStatus, number>();
  for (const kpi of kpis) counts.set(kpi.status, (counts.get(kpi.status) ?? 0) + 1);
  return counts;
}
