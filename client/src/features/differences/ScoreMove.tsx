import { useTranslation } from 'react-i18next';
import type { ScoreStatus } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './Difference.module.css';
import { isSameScore } from './sentences';

interface Side {
  score: number | null;
  status: ScoreStatus;
}

/** A score before and after, by how much, and the status where it is another one. A side that was not there says so. */
export function ScoreMove({ before, after }: { before: Side | null; after: Side | null }) {
  const { t } = useTranslation('differences');
  const format = useFormat();
  if (!before || !after) {
    const side = before ?? after;
    return (
      <span className={classes.move}>
        <span>{t(before ? 'removed' : 'added')}</span>
        {side && <StatusBadge status={side.status} />}
        {side?.score !== null && <span className="num">{format.score(side?.score)}</span>}
      </span>
    );
  }

  const same = isSameScore(before.score, after.score);
  const gain = before.score !== null && after.score !== null ? after.score - before.score : null;
  const direction = gain === null ? 'none' : gain > 0 ? 'up' : gain < 0 ? 'down' : 'none';
  return (
    <span className={classes.move}>
      {before.status !== after.status && (
        <>
          <StatusBadge status={before.status} />
          <span aria-hidden="true">→</span>
        </>
      )}
      <StatusBadge status={after.status} />
      {!same && (
        <span className={`num ${classes[direction]}`}>
          {t('fromTo', { before: format.score(before.score), after: format.score(after.score) })}
          {gain !== null && ` (${format.difference(gain)})`}
        </span>
      )}
      {same && after.score !== null && <span className="num">{format.score(after.score)}</span>}
    </span>
  );
}
