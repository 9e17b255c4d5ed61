import { Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OkrObjectiveDetail } from '@/api/generated';
import { WriteButton } from '@/shared/WriteButton';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import { Section } from '@/ui/Page';
import { BandBadge } from './BandBadge';
import { CarryForwardButton } from './CarryForwardButton';
import classes from './Closing.module.css';
import { useReopenObjective } from './closingQueries';
import { QUESTIONS, type Question, scored } from './reviewForm';
import { expectedScore } from './scores';

/** How a closed objective ended. Nothing of it changes until it is reopened, which needs a reason. */
export function ClosedReview({ objective }: { objective: OkrObjectiveDetail }) {
  const { t } = useTranslation('alignment');
  const format = useFormat();
  const [reopening, setReopening] = useState(false);
  const reopen = useReopenObjective(objective.id);
  const { review, reading, ambition } = objective;
  const answers = new Map((review?.learnings ?? []).map(({ question, text }) => [question, text]));
  const questions = [...new Set([...QUESTIONS.filter((question) => answers.has(question)), ...answers.keys()])];
  const isKnown = (question: string): question is Question => (QUESTIONS as readonly string[]).includes(question);

  return (
    <>
      <p className={classes.verdict}>
        {reading.score !== null && (
          <>
            <strong className={`num ${classes.figure}`}>{format.number(reading.score, 2)}</strong>
            <BandBadge score={reading.score} />
          </>
        )}
        {review?.outcome && <span>{t(`outcome.${review.outcome}`)}</span>}
        <span className={classes.muted}>
          {t('closing.against', { expected: format.number(expectedScore(ambition), 1) })}
        </span>
      </p>
      <Group gap="sm" className="no-print">
        <CarryForwardButton objective={objective} />
        <WriteButton size="xs" variant="default" allowed={objective.canClose} onClick={() => setReopening(true)}>
          {t('closing.reopen')}
        </WriteButton>
      </Group>

      <Section title={t('closing.scores')}>
        <ul className={classes.scores}>
          {scored(objective).map(({ id, title, score, reading: { progress } }) => (
            <li key={id} className={classes.scoreRow}>
              <span className={classes.scoreTitle}>{title}</span>
              <span className={classes.muted}>{t('closing.progress', { progress: format.percent(progress) })}</span>
              <span className={classes.scoreField}>
                <strong className="num">{format.number(score, 2)}</strong>
                {score !== null && <BandBadge score={score} />}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {(questions.length > 0 || review?.note) && (
        <Section title={t('closing.learnings')}>
          <dl className={classes.answers}>
            {questions.map((question) => (
              <div key={question}>
                <dt>{isKnown(question) ? t(`question.${question}`) : question}</dt>
                <dd>{answers.get(question)}</dd>
              </div>
            ))}
            {review?.note && (
              <div>
                <dt>{t('closing.note')}</dt>
                <dd>{review.note}</dd>
              </div>
            )}
          </dl>
        </Section>
      )}
      <ConfirmReason
        opened={reopening}
        title={t('closing.reopenTitle', { title: objective.title })}
        confirmLabel={t('closing.reopen')}
        onConfirm={async (reason) => {
          await reopen.mutateAsync({ reason, expectedVersion: objective.version });
          notifyDone(t('closing.reopened', { title: objective.title }));
        }}
        onClose={() => setReopening(false)}
      >
        {t('closing.reopenEffect')}
      </ConfirmReason>
    </>
  );
}
