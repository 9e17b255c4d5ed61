import { useTranslation } from 'react-i18next';
import type { RewardSimulation } from '@/api/generated';
import { EmptyState } from '@/ui/EmptyState';
import classes from '../Rewards.module.css';
import { SimulatedAmounts } from './SimulatedAmounts';
import { SimulatedAwards } from './SimulatedAwards';

export interface SimulationProps {
  simulation: RewardSimulation;
  /** Number of the version beside it; null for none. */
  comparedWith: number | null;
  planName: string;
  measureName: (measureId: string) => string;
}

/** What the rules would pay, and what they would give besides money. */
export function SimulationResult(props: SimulationProps) {
  const { t } = useTranslation('rewards');
  const { periods, people, awards, awardsOnly } = props.simulation;
  const held = periods.reduce((sum, period) => sum + period.held, 0);
  if (people.length === 0) return <EmptyState message={t('simulation.empty')} />;
  return (
    <div className={classes.result}>
      {!awardsOnly && held > 0 && <p className={classes.muted}>{t('simulation.heldNote', { count: held })}</p>}
      {!awardsOnly && <SimulatedAmounts {...props} />}
      {awards.length > 0 && <SimulatedAwards {...props} />}
    </div>
  );
}
