import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwedItem } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import classes from './Home.module.css';
import { commentValue } from './homeQueries';
import { OwedHead } from './OwedHead';
import { refreshFigures } from './refresh';

/** A red value that nobody has said anything about. */
export function CommentRow({ item, onDone }: { item: OwedItem; onDone: () => void }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const queryClient = useQueryClient();
  const { canWrite } = useCanWrite();
  const headId = useId();
  const [comment, setComment] = useState('');
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!canWrite || comment.trim() === '') return;
    setSaving(true);
    setError(null);
    try {
      await commentValue(item, comment.trim());
      onDone();
      notifyDone(t('owed.commented', { name: item.name }));
      void refreshFigures(queryClient);
    } catch (failure) {
      setError(failure);
    } finally {
      setSaving(false);
    }
  }

  return (
    <form className={classes.row} onSubmit={submit} aria-labelledby={headId} noValidate>
      <OwedHead item={item} id={headId} />
      <Textarea
        size="xs"
        className={classes.wide}
        aria-label={t('owed.commentOf', { name: item.name })}
        placeholder={t('owed.commentHint')}
        autosize
        minRows={1}
        maxLength={2000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit(event);
        }}
      />
      <p className={classes.inline}>
        {item.target !== null && t('owed.target', { value: format.value(item.target, item) })}
      </p>
      <WriteButton
        type="submit"
        className={classes.submit}
        size="xs"
        variant="light"
        loading={saving}
        aria-label={t('owed.saveOf', { name: item.name })}
      >
        {t('owed.save')}
      </WriteButton>
      {error !== null && (
        <div className={classes.wide}>
          <ErrorNotice error={error} listFields />
        </div>
      )}
    </form>
  );
}
