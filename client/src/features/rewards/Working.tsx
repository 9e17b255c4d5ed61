import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Rewards.module.css';

/** What the server is at, with a bar that promises no end and the time that it has taken: it answers once, when all is done. */
export function Working({ what }: { what: string }) {
  const { t } = useTranslation('rewards');
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => setSeconds((past) => past + 1), 1000);
    return () => clearInterval(ticking);
  }, []);
  return (
    <div className={classes.working}>
      <p role="status">{what}</p>
      <progress aria-label={what} />
      {seconds > 0 && <p className={classes.muted}>{t('compute.elapsed', { count: seconds })}</p>}
    </div>
  );
}
