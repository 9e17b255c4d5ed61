import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { scorecardListQuery } from '@/shared/lists';
import { useChosenUnit } from '@/shared/units';
import { EmptyState } from '@/ui/EmptyState';
import { Page } from '@/ui/Page';

/** The way from the header to a map: the chosen unit's, otherwise that of the unit furthest up. */
export function FirstMapPage() {
  const { t } = useTranslation('map');
  const asOf = useAsOf();
  const [unit] = useChosenUnit();
  const { data: scorecards } = useSuspenseQuery(scorecardListQuery(asOf));
  const first = scorecards.find((scorecard) => scorecard.unitId === unit?.id) ?? scorecards[0];
  if (first) return <Navigate to="/scorecards/$scorecardId/map" params={{ scorecardId: first.id }} search replace />;

  return (
    <Page title={t('first.title')}>
      <EmptyState message={t('first.empty')} action={<Link to="/scorecards">{t('first.action')}</Link>} />
    </Page>
  );
}
