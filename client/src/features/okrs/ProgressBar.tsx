import { useTranslation } from 'react-i18next';
import type { OkrStatus } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { okrTone } from './OkrStatusBadge';
import classes from './Pieces.module.css';

interface Props {
  /** A ratio, unclamped: below 0 nothing is filled, above 1 everything. Null for no figure. */
  progress: number | null;
  /** How much of the cycle has gone by, 0 to 1: where the mark stands. Null for no mark. */
  elapsed: number | null;
  status: OkrStatus;
}

/** How far it has come, with a mark at where it would be if it had kept pace with time. */
export function ProgressBar({ progress, elapsed, status }: Props) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const filled = Math.min(Math.max(progress ?? 0, 0), 1);
  const label = [
    progress === null ? t('progress.none') : t('progress.of', { progress: format.percent(progress) }),
    elapsed !== null && t('progress.elapsed', { elapsed: format.percent(elapsed) }),
  ];
  return (
    <span className={`${classes.bar} ${okrTone(status)}`} role="img" aria-label={label.filter(Boolean).join(', ')}>
      <span className={classes.fill} style={{ width: `${filled * 100}%` }} />
      {elapsed !== null && <span className={classes.mark} style={{ left: `${elapsed * 100}%` }} />}
    </span>
  );
}
