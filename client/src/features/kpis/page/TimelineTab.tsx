import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import type { KpiDetail, TimelineTopic } from '@/api/generated';
import { Timeline } from '@/shared/history/Timeline';
import { kpiTimelineKey } from '../kpiQueries';

const TOPICS: readonly TimelineTopic[] = [
  'value',
  'correction',
  'comment',
  'target',
  'definition',
  'owner',
  'placement',
  'lifecycle',
];

/** Everything that happened to the KPI, newest first: who, when, why, from what to what. */
export function TimelineTab({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('history');
  return (
    <Timeline
      label={t('label', { name: kpi.definition.name })}
      queryKey={kpiTimelineKey(kpi.id)}
      load={({ knownAt, topics, before, signal }) =>
        api.getKpiTimeline(kpi.id, knownAt, topics, before, undefined, signal)
      }
      topics={TOPICS}
      unit={kpi.definition}
    />
  );
}
