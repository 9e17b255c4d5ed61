import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './OkrNav.module.css';

const PLACES = [
  { to: '/okrs', label: 'overview' },
  { to: '/okrs/mine', label: 'mine' },
  { to: '/okrs/check-ins', label: 'checkIns' },
  { to: '/okrs/alignment', label: 'alignment' },
  { to: '/okrs/coverage', label: 'coverage' },
  { to: '/okrs/cycles', label: 'cycles' },
] as const;

/** The pages about objectives, side by side; the cycle chosen stays. */
export function OkrNav() {
  const { t } = useTranslation('okrs');
  return (
    <nav className={`${classes.nav} no-print`} aria-label={t('nav.label')}>
      {PLACES.map(({ to, label }) => (
        <Link
          key={to}
          to={to as string}
          search={(previous: { cycle?: string }) => ({ cycle: previous.cycle })}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t(`nav.${label}`)}
        </Link>
      ))}
    </nav>
  );
}
