import { Alert, Button, Group, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectiveOutcome, OkrObjectiveDetail } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { focusFirstRefused } from '@/ui/forms';
import { TEXT_LENGTH, useTooLong } from '@/ui/lengths';
import { notifyDone } from '@/ui/notify';
import { Section } from '@/ui/Page';
import { forgetDraft } from '@/ui/storedDraft';
import { BandBadge } from './BandBadge';
import classes from './Closing.module.css';
import { useCloseObjective } from './closingQueries';
import { OUTCOMES, QUESTIONS, reviewOf, scored, scoreOf } from './reviewForm';
import { SaveState } from './SaveState';
import { ScoreRow } from './ScoreRow';
import { expectedScore, objectiveScore, suggestedOutcome } from './scores';
import { useReviewDraft } from './useReviewDraft';

/** The review as it is written; what is missing is said when one closes. */
export function ReviewEditor({ objective }: { objective: OkrObjectiveDetail }) {
  const { t } = useTranslation(['alignment', 'errors']);
  const format = useFormat();
  const tooLong = useTooLong();
  const { canWrite } = useCanWrite(objective.canEdit || objective.canClose);
  const draft = useReviewDraft(objective, canWrite);
  const { form, change } = draft;
  const close = useCloseObjective(objective.id);
  const [checked, setChecked] = useState(false);
  const keyResults = scored(objective);
  const score = objectiveScore(keyResults.map(({ id, weight }) => ({ weight, score: scoreOf(form.scores[id]) })));
  const fits = [form.note, ...Object.values(form.learnings)].every((text) => !tooLong(text ?? '', TEXT_LENGTH));
  const complete = score !== null && form.outcome !== null && fits;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setChecked(true);
    if (!complete) return focusFirstRefused(event.currentTarget);
    // What is on its way arrives first, so that closing builds on it.
    if (draft.saving !== 'untouched' && !(await draft.save())) return;
    close.mutate(
      { review: reviewOf(form, objective), expectedVersion: draft.version.current },
      {
        onSuccess: () => {
          forgetDraft(`review/${objective.id}`);
          notifyDone(t('closing.done', { title: objective.title }));
        },
      },
    );
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Section title={t('closing.scores')} actions={<SaveState saving={draft.saving} />}>
        <p className={classes.lead}>{t(`closing.expected.${objective.ambition}`)}</p>
        {keyResults.length === 0 && <p className={classes.lead}>{t('closing.nothingToScore')}</p>}
        <ul className={classes.scores}>
          {keyResults.map((keyResult) => (
            <ScoreRow
              key={keyResult.id}
              keyResult={keyResult}
              entry={form.scores[keyResult.id] ?? ''}
              checked={checked}
              readOnly={!canWrite}
              onChange={(entry) => change({ scores: { ...form.scores, [keyResult.id]: entry } })}
            />
          ))}
        </ul>
        <p className={classes.total} role="status">
          {score === null ? (
            t('closing.noScore')
          ) : (
            <>
              {t('closing.score')} <strong className="num">{format.number(score, 2)}</strong>{' '}
              <BandBadge score={score} />
              <span className={classes.muted}>
                {t('closing.against', { expected: format.number(expectedScore(objective.ambition), 1) })}
              </span>
            </>
          )}
        </p>
      </Section>

      <Section title={t('closing.outcome')}>
        <Radio.Group
          aria-label={t('closing.outcome')}
          description={
            score !== null &&
            t('closing.suggests', { outcome: t(`outcome.${suggestedOutcome(score, objective.ambition)}`) })
          }
          value={form.outcome}
          error={checked && form.outcome === null && t('closing.outcomeMissing')}
          onChange={(value) => change({ outcome: value as ObjectiveOutcome })}
        >
          <Group gap="lg" mt="xs">
            {OUTCOMES.map((outcome) => (
              <Radio
                key={outcome}
                value={outcome}
                label={t(`outcome.${outcome}`)}
                disabled={!canWrite}
                aria-invalid={(checked && form.outcome === null) || undefined}
              />
            ))}
          </Group>
        </Radio.Group>
      </Section>

      <Section title={t('closing.learnings')}>
        <Stack gap="md">
          {QUESTIONS.map((question) => (
            <Textarea
              key={question}
              label={t(`question.${question}`)}
              autosize
              minRows={2}
              readOnly={!canWrite}
              value={form.learnings[question] ?? ''}
              error={tooLong(form.learnings[question] ?? '', TEXT_LENGTH)}
              onChange={(event) => change({ learnings: { ...form.learnings, [question]: event.currentTarget.value } })}
            />
          ))}
          <Textarea
            label={t('closing.note')}
            autosize
            minRows={2}
            readOnly={!canWrite}
            value={form.note}
            error={tooLong(form.note, TEXT_LENGTH)}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </Stack>
      </Section>

      <Stack gap="md" mt="xl">
        {draft.saving === 'overtaken' ? (
          <Alert role="alert" title={t('closing.overtaken')}>
            <Group gap="sm" mt="xs">
              <Button size="xs" variant="default" onClick={() => void draft.settle('theirs')}>
                {t('closing.takeTheirs')}
              </Button>
              <Button size="xs" variant="default" onClick={() => void draft.settle('mine')}>
                {t('closing.keepMine')}
              </Button>
            </Group>
          </Alert>
        ) : (
          <ErrorNotice error={draft.error} onRetry={() => void draft.save()} listFields />
        )}
        <ErrorNotice error={close.error} listFields />
        <Group gap="md">
          <WriteButton type="submit" allowed={objective.canClose} loading={close.isPending}>
            {t('closing.close')}
          </WriteButton>
          <span className={classes.muted}>{t('closing.effect')}</span>
        </Group>
      </Stack>
    </form>
  );
}
