import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { EmptyState } from '@/ui/EmptyState';
import { Page } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { OkrNav } from '../OkrNav';
import { owedQuery } from './checkInQueries';
import { StepForm } from './steps/StepForm';
import classes from './steps/Steps.module.css';
import { Summary } from './steps/Summary';
import { goOn, goThroughSkipped, goTo, type StepResult, setOut, stepsOf } from './steps/walk';

/** All check-ins that one owes, one after another: save or skip, and at the end what was done. */
export function CheckInsPage() {
  const { t } = useTranslation('checkins');
  const { isPast } = useAsOf();
  const { data: owed } = useSuspenseQuery(owedQuery());
  const [walk, setWalk] = useState(() => setOut(stepsOf(owed)));
  const step = walk.steps[walk.at];

  if (isPast)
    return (
      <Page title={t('steps.title')}>
        <OkrNav />
        <EmptyState message={t('steps.past')} />
      </Page>
    );
  if (walk.steps.length === 0)
    return (
      <Page title={t('steps.title')}>
        <OkrNav />
        <EmptyState
          message={t('steps.empty')}
          action={
            <Button variant="default" renderRoot={(props) => <Link to={'/okrs' as string} {...props} />}>
              {t('steps.toOkrs')}
            </Button>
          }
        />
      </Page>
    );

  const finish = (id: string) => (result: StepResult) => setWalk((before) => goOn(before, id, result));
  return (
    <Page title={t('steps.title')}>
      <OkrNav />
      <div className={classes.walk}>
        <div className={classes.progress}>
          <progress
            aria-label={t('steps.progress')}
            value={step ? walk.at : walk.steps.length}
            max={walk.steps.length}
          />
          <span className="num" aria-live="polite">
            {t('steps.count', { at: Math.min(walk.at + 1, walk.steps.length), count: walk.steps.length })}
          </span>
        </div>
        {step ? (
          <PageBoundary key={step.keyResultId} lines={6}>
            <StepForm
              step={step}
              next={walk.steps[walk.at + 1]?.keyResultId}
              onBack={walk.at > 0 ? () => setWalk((before) => goTo(before, before.at - 1)) : undefined}
              onDone={finish(step.keyResultId)}
            />
          </PageBoundary>
        ) : (
          <Summary walk={walk} onSkipped={() => setWalk(goThroughSkipped)} />
        )}
      </div>
    </Page>
  );
}
