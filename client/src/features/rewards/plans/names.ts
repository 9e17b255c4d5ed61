import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MeasureBasis } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { kpiListQuery } from '@/shared/lists';
import { unitsQuery } from '@/shared/units';
import { objectivesQuery } from '../rewardQueries';

interface Measured {
  basis: MeasureBasis;
  subjectId: string | null;
}

/** What measures and conditions are about, by name; what the reader may not see has none. */
export function useNames(withObjectives = false) {
  const { t } = useTranslation('rewards');
  const asOf = useAsOf();
  const { data: kpis } = useQuery(kpiListQuery(asOf));
  const { data: units } = useQuery(unitsQuery());
  const { data: objectives } = useQuery({ ...objectivesQuery(asOf), enabled: withObjectives });
  const kpiName = (id: string | null) => kpis?.find((kpi) => kpi.id === id)?.name ?? t('rules.unknownKpi');
  const unitName = (id: string | null) => units?.find((unit) => unit.id === id)?.name ?? t('elsewhere');
  const measureName = ({ basis, subjectId }: Measured) => {
    if (basis === 'scorecard-score')
      return subjectId === null ? t('rules.ownScorecard') : t('statement.scorecardOf', { name: unitName(subjectId) });
    if (basis === 'objective-score')
      return objectives?.find((one) => one.id === subjectId)?.title ?? t('basis.objective-score');
    return kpiName(subjectId);
  };
  return { kpis: kpis ?? [], units: units ?? [], objectives: objectives ?? [], kpiName, unitName, measureName };
}
