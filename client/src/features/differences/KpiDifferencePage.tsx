import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { kpiQuery } from '@/shared/kpiQuery';
import { DifferencePage } from './DifferencePage';

/** Of one KPI, and of what lies between it and the totals of the scorecards on which it stands. */
export function KpiDifferencePage() {
  const { kpiId = '' } = useParams({ strict: false }) as { kpiId?: string };
  const { t } = useTranslation('differences');
  const { date } = useAsOf();
  // By its name of now: at one of the moments it may not have been there.
  const { data: kpi } = useSuspenseQuery(kpiQuery(kpiId, { date }));
  return (
    <DifferencePage
      of={{ kind: 'kpi', id: kpiId }}
      title={t('titleOf', { name: kpi.definition.name })}
      over={<Link to={`/kpis/${kpiId}` as string}>{kpi.definition.name}</Link>}
    />
  );
}
