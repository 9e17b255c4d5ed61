import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OkrObjectiveDetail } from '@/api/generated';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { Page } from '@/ui/Page';
import { useOkrMoment } from '../okrAsOf';
import { objectiveQuery } from '../okrQueries';
import { ClosedReview } from './ClosedReview';
import { ReviewEditor } from './ReviewEditor';

/** How an objective ended: scores, outcome and learnings, written until it is closed and read afterwards. */
export function ClosePage() {
  const { objectiveId = '' } = useParams({ strict: false });
  const { t } = useTranslation('alignment');
  const format = useFormat();
  const { data: objective } = useSuspenseQuery(objectiveQuery(objectiveId, useOkrMoment()));

  return (
    <Page
      title={t(objective.stage === 'closed' ? 'closing.titleClosed' : 'closing.title')}
      width="narrow"
      over={<Link to={`/okrs/objectives/${objective.id}` as string}>{objective.title}</Link>}
      under={[format.period(objective.cycle.name), objective.unitName, objective.owner?.name]
        .filter(Boolean)
        .join(' · ')}
    >
      <Body objective={objective} />
    </Page>
  );
}

function Body({ objective }: { objective: OkrObjectiveDetail }) {
  const { t } = useTranslation('alignment');
  const back = <Link to={`/okrs/objectives/${objective.id}` as string}>{t('closing.back')}</Link>;
  if (objective.stage === 'closed') return <ClosedReview objective={objective} />;
  if (objective.archived) return <EmptyState message={t('closing.archived')} action={back} />;
  if (objective.stage === 'draft') return <EmptyState message={t('closing.notAgreed')} action={back} />;
  if (objective.cycle.status === 'planning') return <EmptyState message={t('closing.notStarted')} action={back} />;
  if (objective.cycle.status === 'closed') return <EmptyState message={t('closing.cycleClosed')} action={back} />;
  if (!objective.canEdit && !objective.canClose) return <EmptyState message={t('closing.noRight')} action={back} />;
  return <ReviewEditor key={objective.id} objective={objective} />;
}
