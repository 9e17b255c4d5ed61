import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/ui/format';
import { wordProblem } from '@/ui/words';
import { CommentDialog } from './CommentDialog';
import { CorrectionDialog } from './CorrectionDialog';
import { cellKey, type Draft } from './drafts';
import { shownText } from './gridCell';
import classes from './PendingPanel.module.css';
import { useCellWords } from './useCellWords';
import { useAllDrafts, useValueDrafts } from './useValueDrafts';

/**
 * What was entered and cannot be recorded yet: a comment or a reason is missing, or it failed. Corrections open their
 * dialog by themselves, once.
 */
export function PendingPanel({
  onLeave,
}: {
  /** Brings the focus back to where values are typed. */ onLeave?: () => void;
}) {
  const { t } = useTranslation('values');
  const { commenting, comment } = useValueDrafts();
  const all = [...useAllDrafts().values()];
  const corrections = all.filter((draft) => draft.state === 'needs-reason');
  const others = all.filter((draft) => draft.state === 'needs-comment' || draft.state === 'failed');
  const signature = corrections.map((draft) => `${cellKey(draft)}=${JSON.stringify(draft.input)}`).join();
  const [dismissed, setDismissed] = useState('');
  const opened = corrections.length > 0 && signature !== dismissed;

  function close() {
    setDismissed(signature);
    onLeave?.();
  }

  return (
    <>
      {/* Kept mounted while it closes, so that what it shows does not jump. */}
      <CorrectionDialog corrections={corrections} opened={opened} onClose={close} />
      <CommentDialog
        cell={commenting}
        onClose={() => {
          comment(null);
          onLeave?.();
        }}
      />
      {(others.length > 0 || (corrections.length > 0 && !opened)) && (
        <section className={classes.panel} aria-label={t('pending.title')}>
          {corrections.length > 0 && (
            <div className={classes.row}>
              <span>{t('pending.reason', { count: corrections.length })}</span>
              <Button size="compact-sm" variant="default" onClick={() => setDismissed('')}>
                {t('pending.giveReason')}
              </Button>
            </div>
          )}
          {others.map((draft) =>
            draft.state === 'needs-comment' ? (
              <CommentRow key={cellKey(draft)} draft={draft} onLeave={onLeave} />
            ) : (
              <FailedRow key={cellKey(draft)} draft={draft} />
            ),
          )}
        </section>
      )}
    </>
  );
}

function useNaming(draft: Draft) {
  const format = useFormat();
  const words = useCellWords();
  const cell = useValueDrafts().cell(draft);
  const where = cell ? `${cell.name} · ${cell.periodName}` : draft.period;
  const text = cell ? shownText(cell, draft, format, words) : '';
  return { where, text };
}

function CommentRow({ draft, onLeave }: { draft: Draft; onLeave?: () => void }) {
  const { t } = useTranslation('values');
  const { drafts } = useValueDrafts();
  const { where, text } = useNaming(draft);
  const [comment, setComment] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (comment.trim() === '') return;
    drafts.give([draft], { comment: comment.trim() });
    onLeave?.();
  }

  return (
    <form className={classes.row} onSubmit={submit}>
      <span>
        {where} <strong className="num">{text}</strong> — {t('pending.comment')}
      </span>
      <TextInput
        size="xs"
        className={classes.comment}
        data-comment={cellKey(draft)}
        aria-label={t('pending.commentFor', { where })}
        placeholder={t('pending.commentHint')}
        maxLength={2000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onLeave?.()}
      />
      <Button size="compact-sm" type="submit" variant="default" disabled={comment.trim() === ''}>
        {t('pending.save')}
      </Button>
      <TakeBack draft={draft} />
    </form>
  );
}

function FailedRow({ draft }: { draft: Draft }) {
  const { drafts } = useValueDrafts();
  const { where, text } = useNaming(draft);
  const { t: e } = useTranslation('errors');
  const words = draft.problem && draft.text === null ? wordProblem(draft.problem, e) : null;
  const sentence = words ? [words.what, words.why, words.now].filter(Boolean).join(' ') : e('fields.not_a_number');

  return (
    <div className={`${classes.row} ${classes.failed}`} role="alert">
      <span>
        {where} <strong className="num">{text}</strong> — {sentence}
      </span>
      {draft.text === null && (
        <Button size="compact-sm" variant="default" onClick={() => drafts.retry([draft])}>
          {e('retry')}
        </Button>
      )}
      <TakeBack draft={draft} />
    </div>
  );
}

function TakeBack({ draft }: { draft: Draft }) {
  const { t } = useTranslation('values');
  const { drafts } = useValueDrafts();
  return (
    <Button size="compact-sm" variant="subtle" color="gray" onClick={() => drafts.revert([draft])}>
      {t('correction.takeBack')}
    </Button>
  );
}
