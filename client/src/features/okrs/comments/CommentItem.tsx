import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectiveCommentView, PersonRef } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { lengthFault, TEXT_LENGTH } from '@/ui/lengths';
import classes from './Comments.module.css';
import { useRemoveComment, useReviseComment } from './commentCommands';
import { MentionField } from './MentionField';
import { mentionedIn, partsOf } from './mentions';

interface Props {
  objectiveId: string;
  comment: ObjectiveCommentView;
  people: readonly PersonRef[];
}

/** One comment; its author can change it and take it back. */
export function CommentItem({ objectiveId, comment, people }: Props) {
  const { t } = useTranslation(['okrs', 'common']);
  const format = useFormat();
  const { canWrite } = useCanWrite();
  const revise = useReviseComment(objectiveId);
  const remove = useRemoveComment(objectiveId);
  const [text, setText] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);

  function save() {
    const given = text?.trim() ?? '';
    if (given === '' || lengthFault(given, TEXT_LENGTH)) return;
    revise.mutate(
      {
        commentId: comment.id,
        text: given,
        mentions: mentionedIn(given, [...people, ...comment.mentions]).map(({ id }) => id),
      },
      { onSuccess: () => setText(null) },
    );
  }

  return (
    <li className={classes.comment}>
      <div className={classes.head}>
        <strong>{comment.by?.name ?? t('comments.someone')}</strong>
        <time dateTime={comment.postedAt}>{format.dateTime(comment.postedAt)}</time>
        {comment.revisedAt && <span>{t('comments.edited')}</span>}
      </div>
      {comment.text === null ? (
        <p className={classes.none}>{t('comments.removed')}</p>
      ) : text === null ? (
        <>
          <p className={classes.text}>
            {partsOf(comment.text, comment.mentions).map((part, index) =>
              part.person ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
                <mark key={index} className={classes.name}>
                  {part.text}
                </mark>
              ) : (
                part.text
              ),
            )}
          </p>
          {comment.canChange && canWrite && (
            <div className={classes.buttons}>
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setText(comment.text)}>
                {t('common:edit')}
              </Button>
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setRemoving(true)}>
                {t('common:remove')}
              </Button>
            </div>
          )}
        </>
      ) : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <MentionField
            label={t('comments.write')}
            value={text}
            onChange={setText}
            onSubmit={save}
            onCancel={() => setText(null)}
            autoFocus
          />
          <ErrorNotice error={revise.error} listFields />
          <div className={classes.buttons}>
            <Button type="submit" size="compact-sm" variant="default" loading={revise.isPending}>
              {t('common:save')}
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setText(null)}>
              {t('common:cancel')}
            </Button>
          </div>
        </form>
      )}
      <ConfirmReason
        opened={removing}
        onClose={() => setRemoving(false)}
        title={t('comments.removeTitle')}
        confirmLabel={t('common:remove')}
        reason={false}
        danger
        onConfirm={() => remove.mutateAsync(comment.id)}
      >
        {t('comments.removeEffect')}
      </ConfirmReason>
    </li>
  );
}
