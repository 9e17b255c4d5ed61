import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RewardLineItem, RewardRunView } from '@/api/generated';
import { useHeldText } from '../HeldNotice';
import classes from '../Rewards.module.css';

/** Who cannot be paid yet and why, with the way to what is missing. */
export function HeldLines({ run, lines }: { run: RewardRunView; lines: readonly RewardLineItem[] }) {
  const { t } = useTranslation('rewards');
  const text = useHeldText();
  return (
    <>
      <ul className={classes.held}>
        {lines.map((line) => (
          <li key={line.person.id}>
            <Link to={`/rewards/statements/${run.id}/${line.person.id}` as string}>{line.person.name}</Link>
            <span className={classes.muted}>{line.held.map(text).join(' ')}</span>
          </li>
        ))}
      </ul>
      <p className={classes.muted}>
        {t('run.heldNow')} <Link to={'/values' as string}>{t('run.toValues')}</Link>
      </p>
    </>
  );
}
