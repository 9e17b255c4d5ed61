import { Button } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/ui/format';
import { CheckInForm } from '../CheckInForm';
import { historyQuery } from '../checkInQueries';
import { useFigureText } from '../LastCheckIn';
import { useSaveCheckIn } from '../useSaveCheckIn';
import classes from './Steps.module.css';
import type { Step, StepResult } from './walk';

interface Props {
  step: Step;
  /** The key result that comes after it, read ahead. */
  next: string | undefined;
  onBack?: () => void;
  onDone: (result: StepResult) => void;
}

const NOW = { date: undefined, knownAt: undefined };

/** One check-in of the way. It goes on by itself once it is saved; a refusal stays until it is seen to. */
export function StepForm({ step, next, onBack, onDone }: Props) {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const queryClient = useQueryClient();
  const { data: history } = useSuspenseQuery(historyQuery(step.keyResultId, NOW));
  const { keyResult } = history;
  const figure = useFigureText();
  const save = useSaveCheckIn();

  useEffect(() => {
    if (next !== undefined) void queryClient.prefetchQuery(historyQuery(next, NOW));
  }, [queryClient, next]);

  const facts = [
    step.escalated && t('steps.escalated', { name: step.ownerName ?? t('erased') }),
    step.daysLate > 0
      ? t('steps.late', { count: step.daysLate })
      : step.dueOn && t('steps.due', { date: format.date(step.dueOn) }),
  ].filter(Boolean);
  return (
    <section className={classes.step} aria-labelledby="step-title">
      <header>
        <Link to="/okrs/objectives/$objectiveId" params={{ objectiveId: step.objectiveId }} className={classes.over}>
          {step.objectiveTitle}
        </Link>
        <h2 id="step-title" className={classes.title}>
          {keyResult.title}
        </h2>
        {facts.length > 0 && <p className={classes.facts}>{facts.join(' · ')}</p>}
      </header>
      <CheckInForm
        keyResult={keyResult}
        saveLabel={next === undefined ? t('steps.saveLast') : t('steps.saveNext')}
        onSave={async (request, entry) => {
          const accepted = await save(keyResult, request, entry);
          const { latest, measure } = accepted.keyResult;
          onDone({ kind: 'done', figure: latest ? figure(measure, latest) : '', confidence: entry.confidence });
        }}
        onTaken={() =>
          onDone({
            kind: 'done',
            figure: keyResult.latest ? figure(keyResult.measure, keyResult.latest) : '',
            confidence: keyResult.latest?.confidence ?? null,
          })
        }
        actions={
          <>
            {onBack && (
              <Button variant="subtle" color="gray" onClick={onBack}>
                {t('steps.back')}
              </Button>
            )}
            <Button variant="default" onClick={() => onDone({ kind: 'skipped' })}>
              {t('steps.skip')}
            </Button>
          </>
        }
      />
    </section>
  );
}
