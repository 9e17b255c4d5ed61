import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanWrite } from '@/shared/access';
import { WriteButton } from '@/shared/WriteButton';
import { Page, Section } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { useUrlState } from '@/ui/useUrlState';
import { CycleHeader } from '../CycleHeader';
import { ClosingBanner } from '../closing/ClosingBanner';
import { Comments } from '../comments/Comments';
import { ObjectiveFacts } from '../ObjectiveCard';
import { useOkrMoment } from '../okrAsOf';
import { objectiveQuery } from '../okrQueries';
import { HintList } from '../write/HintList';
import { AlignDialog } from './AlignDialog';
import { KeyResultList } from './KeyResultList';
import { ObjectiveActions } from './ObjectiveActions';
import classes from './ObjectivePage.module.css';
import { ObjectiveSummary } from './ObjectiveSummary';
import { ReadOnlyBanner, readOnlyBecause } from './ReadOnlyBanner';
import { Relations } from './Relations';

/** One objective: what it is for, how its key results stand, what it is tied to, what was said about it. */
export function ObjectivePage() {
  const { objectiveId = '' } = useParams({ strict: false }) as { objectiveId?: string };
  const { t } = useTranslation('okrs');
  const { data: objective } = useSuspenseQuery(objectiveQuery(objectiveId, useOkrMoment()));
  const [writing, setWriting] = useUrlState('write', '', ['', 'key-results']);
  const [aligning, setAligning] = useState(false);
  const { canWrite } = useCanWrite(objective.canEdit);
  const navigate = useNavigate();
  const leave = () =>
    void navigate({
      to: '.',
      search: (previous: object) => ({ ...previous, write: undefined, kpi: undefined }),
      replace: true,
    });

  const { hints } = objective;

  return (
    <Page
      title={objective.title}
      over={
        <Link to={'/okrs' as string} search={{ cycle: objective.cycleId }}>
          {t('overview.title')}
        </Link>
      }
      under={
        <span className={classes.facts}>
          <ObjectiveFacts objective={objective} withUnit />
        </span>
      }
      actions={<ObjectiveActions objective={objective} />}
    >
      <ReadOnlyBanner objective={objective} />
      <ClosingBanner objective={objective} />
      <CycleHeader cycle={objective.cycle} />
      <ObjectiveSummary objective={objective} />
      {objective.description && <p className={classes.description}>{objective.description}</p>}
      <div className={classes.columns}>
        <div>
          <Section
            title={t('keyResult.title')}
            actions={
              !writing &&
              readOnlyBecause(objective) === null && (
                <WriteButton
                  size="compact-sm"
                  variant="default"
                  allowed={objective.canEdit}
                  onClick={() => setWriting('key-results')}
                >
                  {t('write.keyResultNew')}
                </WriteButton>
              )
            }
          >
            <KeyResultList objective={objective} writing={writing !== '' && canWrite} onLeave={leave} />
          </Section>
          <Section title={t('comments.title')}>
            <div id="comments">
              <PageBoundary lines={3}>
                <Comments objective={objective} />
              </PageBoundary>
            </div>
          </Section>
        </div>
        <aside className={classes.side} aria-label={t('relations.label')}>
          <Relations objective={objective} onAlign={() => setAligning(true)} />
          {canWrite && hints.length > 0 && (
            <Section title={t('hints.title')}>
              <HintList hints={hints} keyResults={objective.keyResults} />
            </Section>
          )}
        </aside>
      </div>
      {aligning && <AlignDialog objective={objective} onClose={() => setAligning(false)} />}
    </Page>
  );
}
