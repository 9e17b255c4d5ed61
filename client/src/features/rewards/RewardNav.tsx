import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import classes from './Rewards.module.css';
import { plansQuery } from './rewardQueries';

const OWN = [
  { to: '/rewards', label: 'mine' },
  { to: '/rewards/recognition', label: 'recognition' },
] as const;

const ALL = [...OWN, { to: '/rewards/plans', label: 'plans' }, { to: '/rewards/runs', label: 'runs' }] as const;

/** Whether there is more to see than one's own pay: plans that one runs, reviews or approves. */
export function useSeesPlans(): boolean {
  const { data } = useQuery(plansQuery(useAsOf()));
  const manages = useMay('manage-rewards');
  return manages || (data?.plans.length ?? 0) > 0;
}

/** The pages about rewards side by side: one's own for everybody, plans and runs for those who see more. */
export function RewardNav() {
  const { t } = useTranslation('rewards');
  const places = useSeesPlans() ? ALL : OWN;
  return (
    <nav className={`${classes.nav} no-print`} aria-label={t('nav.label')}>
      {places.map(({ to, label }) => (
        <Link key={to} to={to as string} activeOptions={{ exact: true, includeSearch: false }}>
          {t(`nav.${label}`)}
        </Link>
      ))}
    </nav>
  );
}
