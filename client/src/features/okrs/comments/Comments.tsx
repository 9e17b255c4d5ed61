import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OkrObjectiveDetail } from '@/api/generated';
import { newId } from '@/api/ids';
import { useCanWrite } from '@/shared/access';
import { peopleQuery } from '@/shared/units';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { lengthFault, TEXT_LENGTH } from '@/ui/lengths';
import { forgetDraft, storedDraft, useKeepDraft } from '@/ui/storedDraft';
import { useOkrMoment } from '../okrAsOf';
import { commentsQuery } from '../okrQueries';
import { CommentItem } from './CommentItem';
import classes from './Comments.module.css';
import { usePostComment } from './commentCommands';
import { MentionField } from './MentionField';
import { mentionedIn } from './mentions';

/** What was said about an objective, oldest first, and the line for the next comment. */
export function Comments({ objective }: { objective: OkrObjectiveDetail }) {
  const { t } = useTranslation('okrs');
  const { canWrite } = useCanWrite();
  const { data } = useSuspenseQuery(commentsQuery(objective.id, useOkrMoment()));
  const people = useQuery(peopleQuery()).data ?? [];
  const post = usePostComment(objective.id);
  const key = `okr-comment:${objective.id}`;
  const [text, setText] = useState(() => storedDraft<string>(key) ?? '');
  // The same comment through every attempt to post it, so that a lost answer makes no second one.
  const id = useRef(newId());
  useKeepDraft(key, text, text.trim() !== '');
  useEffect(() => {
    if (text.trim() === '') forgetDraft(key);
  }, [key, text]);

  function submit() {
    const given = text.trim();
    if (given === '' || post.isPending || lengthFault(given, TEXT_LENGTH)) return;
    post.mutate(
      { commentId: id.current, text: given, mentions: mentionedIn(given, people).map((person) => person.id) },
      {
        onSuccess: () => {
          id.current = newId();
          setText('');
        },
      },
    );
  }

  return (
    <>
      {data.comments.length === 0 && <p className={classes.none}>{t('comments.none')}</p>}
      <ol className={classes.list} aria-label={t('comments.title')}>
        {data.comments.map((comment) => (
          <CommentItem key={comment.id} objectiveId={objective.id} comment={comment} people={people} />
        ))}
      </ol>
      {canWrite && (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <MentionField
            label={t('comments.write')}
            placeholder={t('comments.hint')}
            value={text}
            onChange={setText}
            onSubmit={submit}
          />
          <ErrorNotice error={post.error} listFields />
          <div className={classes.buttons}>
            <WriteButton type="submit" size="compact-sm" variant="default" loading={post.isPending}>
              {t('comments.post')}
            </WriteButton>
            <span className={classes.keys}>{t('comments.keys')}</span>
          </div>
        </form>
      )}
    </>
  );
}
