import { useAsOf } from '@/shared/asOf';

export interface OkrMoment {
  date: string | undefined;
  knownAt: string | undefined;
}

/**
 * The moment for which objectives are read. Unlike figures of KPIs, which end with the last completed month, objectives
 * stand as they are today unless another business date is chosen.
 */
export function useOkrMoment(): OkrMoment {
  const { date, latest, knownAt } = useAsOf();
  return { date: date === latest ? undefined : date, knownAt };
}
