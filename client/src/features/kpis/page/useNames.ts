import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useAsOf } from '@/shared/asOf';
import { kpiListQuery } from '@/shared/lists';
import { peopleQuery, unitsQuery } from '@/shared/units';
import type { Names } from './attributes';

/** The names of the units, people and KPIs that a definition mentions. */
export function useNames(): Names {
  const { data: units } = useSuspenseQuery(unitsQuery());
  const { data: people } = useQuery(peopleQuery());
  const { data: kpis } = useQuery(kpiListQuery(useAsOf()));
  const name = (rows: readonly { id: string; name: string }[] | undefined) => (id: string) =>
    rows?.find((row) => row.id === id)?.name ?? null;
  return { unit: name(units), person: name(people), kpi: name(kpis) };
}
