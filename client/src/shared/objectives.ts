import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { useCalendar } from '@/ui/LocaleSettings';
import { useAsOf } from './asOf';
import { okrsKey } from './lists';

export interface OkrMoment {
  date: string | undefined;
  knownAt: string | undefined;
}

/**
 * The moment for which objectives are read. Unlike figures of KPIs, which end with the last completed month, objectives
 * stand as they are today unless a business date of the past is chosen, where nothing is written.
 */
export function useOkrMoment(): OkrMoment {
  const { date, latest, knownAt } = useAsOf();
  const calendar = useCalendar();
  const endOf = (key: string) => calendar.parse(key)?.end ?? '';
  return { date: endOf(date) < endOf(latest) ? date : undefined, knownAt };
}

export interface ObjectivesAsked {
  /** The cycle of the day when absent. */
  cycleId?: string;
  unitId?: string;
  mine?: boolean;
  archived?: boolean;
}

export const objectivesQuery = ({ cycleId, unitId, mine, archived }: ObjectivesAsked, { date, knownAt }: OkrMoment) =>
  queryOptions({
    queryKey: [...okrsKey, 'list', { cycleId, unitId, mine, archived, date, knownAt }],
    queryFn: ({ signal }) => api.listObjectives(cycleId, unitId, undefined, mine, archived, date, knownAt, signal),
  });
