import { useQuery } from '@tanstack/react-query';
import { useAsOf } from '@/shared/asOf';
import { kpiListQuery } from '@/shared/lists';
import { useFormat } from '@/ui/format';
import { useUrlState } from '@/ui/useUrlState';
import { emptyKeyResult, type KeyResultDraft } from './keyResultDraft';

/** The key result that the address asks for by the KPI that shall measure it, `?kpi=`; none while its KPI is looked up. */
export function useKpiDraft(writing: boolean): { draft?: KeyResultDraft; pending: boolean } {
  const format = useFormat();
  const [kpiId] = useUrlState('kpi', '');
  const asked = writing && kpiId !== '';
  const { data, isPending } = useQuery({ ...kpiListQuery(useAsOf()), enabled: asked });
  const kpi = asked ? data?.find(({ id }) => id === kpiId) : undefined;
  if (!kpi) return { pending: asked && isPending };
  const { name, decimals } = kpi;
  return {
    draft: { ...emptyKeyResult(), title: name, kind: 'kpi', kpiId, unitSymbol: format.unit(kpi), decimals },
    pending: false,
  };
}
