import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OkrObjectiveDetail } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { BandBadge } from './BandBadge';
import { CarryForwardButton } from './CarryForwardButton';
import classes from './Closing.module.css';

/**
 * On the page of an objective: how it ended once it is closed, and the way to close it when its cycle is over. Nothing
 * at other times.
 */
export function ClosingBanner({ objective }: { objective: OkrObjectiveDetail }) {
  const { t } = useTranslation('alignment');
  const format = useFormat();
  const { id, stage, archived, canEdit, canClose, cycle, review, reading } = objective;
  const to = `/okrs/objectives/${id}/close` as string;

  if (stage === 'closed')
    return (
      <div className={classes.banner} role="note">
        <span className={classes.bannerText}>
          {t('banner.closed')}
          {reading.score !== null && (
            <>
              <strong className="num">{format.number(reading.score, 2)}</strong>
              <BandBadge score={reading.score} />
            </>
          )}
          {review?.outcome && <span>{t(`outcome.${review.outcome}`)}</span>}
          <Link to={to}>{t('banner.read')}</Link>
        </span>
        <CarryForwardButton objective={objective} />
      </div>
    );
  const over = cycle.elapsed >= 1 || cycle.status === 'closing' || cycle.status === 'closed';
  if (stage !== 'agreed' || archived || !(canEdit || canClose) || (!over && review === null)) return null;
  return (
    <div className={classes.banner} role="note" data-due>
      <span className={classes.bannerText}>{review === null ? t('banner.due') : t('banner.drafted')}</span>
      <Link to={to}>{t('banner.close')}</Link>
    </div>
  );
}
