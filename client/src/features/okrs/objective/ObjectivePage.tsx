import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page, Section } from '@/ui/Page';
import { ConfidenceDots } from '../ConfidenceDots';
import { CycleHeader } from '../CycleHeader';
import { paceMark } from '../cycles';
import { KeyResultRow } from '../KeyResultRow';
import rows from '../KeyResultRow.module.css';
import { ObjectiveFacts } from '../ObjectiveCard';
import { ObjectiveFigures } from '../ObjectiveFigures';
import { OkrStatusBadge } from '../OkrStatusBadge';
import { useOkrMoment } from '../okrAsOf';
import { objectiveQuery } from '../okrQueries';
import { ProgressBar } from '../ProgressBar';

/** One objective: what it is for, how its key results stand, what was said about it. */
export function ObjectivePage() {
  const { objectiveId = '' } = useParams({ strict: false }) as { objectiveId?: string };
  const { t } = useTranslation('okrs');
  const { data: objective } = useSuspenseQuery(objectiveQuery(objectiveId, useOkrMoment()));
  const elapsed = paceMark(objective.cycle);
  const { reading } = objective;
  return (
    <Page
      title={objective.title}
      over={<Link to={'/okrs' as string}>{t('overview.title')}</Link>}
      under={<ObjectiveFacts objective={objective} withUnit />}
    >
      <CycleHeader cycle={objective.cycle} />
      <OkrStatusBadge status={reading.status} soft />
      <ProgressBar progress={reading.progress} elapsed={elapsed} status={reading.status} />
      <ObjectiveFigures objectiveId={objective.id} title={objective.title} reading={reading} />
      <ConfidenceDots confidence={reading.confidence} />
      <Section title={t('keyResult.title')}>
        <ul className={rows.list}>
          {objective.keyResults.map((keyResult) => (
            <KeyResultRow key={keyResult.id} objectiveId={objective.id} keyResult={keyResult} elapsed={elapsed} />
          ))}
        </ul>
      </Section>
    </Page>
  );
}
