import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import classes from './Rewards.module.css';
import { plansQuery } from './rewardQueries';

const PLACES = [
  { to: '/rewards', label: 'mine' },
  { to: '/rewards/plans', label: 'plans' },
  { to: '/rewards/runs', label: 'runs' },
] as const;

/** Whether there is more to see than one's own pay: plans that one runs, reviews or approves. */
export function useSeesPlans(): boolean {
  const { data } = useQuery(plansQuery(useAsOf()));
  const manages = useMay('manage-rewards');
  return manages || (data?.plans.length ?? 0) > 0;
}

/** The pages about pay side by side, for those who see more than their own. */
export function RewardNav() {
  const { t } = useTranslation('rewards');
  if (!useSeesPlans()) return null;
  return (
    <nav className={`${classes.nav} no-print`} aria-label={t('nav.label')}>
      {PLACES.map(({ to, label }) => (
        <Link key={to} to={to as string} activeOptions={{ exact: true, includeSearch: false }}>
          {t(`nav.${label}`)}
        </Link>
      ))}
    </nav>
  );
}
