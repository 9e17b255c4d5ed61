import { useSuspenseQuery } from '@tanstack/react-query';
import { useUrlState } from '@/ui/useUrlState';
import { useOkrMoment } from './okrAsOf';
import { cyclesQuery } from './okrQueries';

/** The cycle in the address (`?cycle=`); none for the one that runs on the day looked at. */
export function useChosenCycle(): [string | undefined, (cycleId: string | null) => void] {
  const [cycleId, setCycle] = useUrlState('cycle', '');
  return [cycleId === '' ? undefined : cycleId, setCycle];
}

/** Every cycle, as of the moment looked at. */
export const useCycles = () => useSuspenseQuery(cyclesQuery(useOkrMoment())).data.cycles;
