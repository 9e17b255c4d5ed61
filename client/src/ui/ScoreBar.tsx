import { useTranslation } from 'react-i18next';
import type { ScoreStatus } from '@/api/generated';
import { useFormat } from './format';
import classes from './Status.module.css';
import { statusTone } from './StatusBadge';

/** A score from 0 to the cap with a tick at the target, which is always 100. */
export function ScoreBar({ score, status, cap = 120 }: { score: number | null; status: ScoreStatus; cap?: number }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const width = `${(Math.min(Math.max(score ?? 0, 0), cap) / cap) * 100}%`;
  const label = score === null ? t('score.none') : t('score.ofTarget', { score: format.score(score) });

  return (
    <span className={`${classes.bar} ${statusTone(status)}`} role="img" aria-label={label}>
      <span className={classes.fill} style={{ width }} />
      <span className={classes.tick} style={{ left: `${(100 / cap) * 100}%` }} />
    </span>
  );
}
