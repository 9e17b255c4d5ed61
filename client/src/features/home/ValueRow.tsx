import { Button, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwedItem } from '@/api/generated';
import { isProblem, toProblem } from '@/api/problem';
import { useCanWrite } from '@/shared/access';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { notifyUndo } from '@/ui/notify';
import { parseNumber } from '@/ui/numbers';
import classes from './Home.module.css';
import { type Entry, enterValue, takeBackValue } from './homeQueries';
import { OwedHead } from './OwedHead';
import { refreshFigures } from './refresh';

interface Props {
  item: OwedItem;
  onDone: () => void;
  onUndone: () => void;
}

/** A value that is missing: typed here, with the one before as a hint; a comment is asked for when it is red. */
export function ValueRow({ item, onDone, onUndone }: Props) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const queryClient = useQueryClient();
  const { canWrite, reason } = useCanWrite();
  const headId = useId();
  const [texts, setTexts] = useState({ value: '', denominator: '' });
  const [comment, setComment] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isRatio = item.aggregation === 'ratio';

  async function save(entry: Entry) {
    setSaving(true);
    setError(null);
    try {
      const accepted = await enterValue(item, entry);
      onDone();
      notifyUndo(
        t('owed.saved', { name: item.name, value: writeEntry(accepted.reading.value, entry.notApplicable) }),
        () =>
          void takeBackValue(item, t('owed.undoReason'), accepted.revision).then(() => {
            onUndone();
            return refreshFigures(queryClient);
          }),
      );
      void refreshFigures(queryClient);
    } catch (failure) {
      if (isProblem(failure, 'value.comment_required') && comment === null) setComment('');
      else setError(failure);
    } finally {
      setSaving(false);
    }
  }

  const writeEntry = (value: number | null, notApplicable: boolean) =>
    notApplicable ? t('owed.notApplicable') : format.value(value, item);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!canWrite) return;
    const [first, second] = [parseNumber(texts.value)?.value, parseNumber(texts.denominator)?.value];
    const readable = first !== undefined && (!isRatio || second !== undefined);
    setUnreadable(!readable);
    if (!readable) return;
    void save({
      value: isRatio ? null : first,
      numerator: isRatio ? first : null,
      denominator: isRatio ? (second ?? null) : null,
      notApplicable: false,
      comment: comment?.trim() || null,
    });
  }

  const field = (part: 'value' | 'denominator', label: string, hint: string) => (
    <TextInput
      size="xs"
      className={classes.input}
      inputMode="decimal"
      autoComplete="off"
      aria-label={`${item.name}: ${label}`}
      placeholder={hint}
      value={texts[part]}
      error={unreadable && parseNumber(texts[part]) === null}
      onChange={(event) => setTexts({ ...texts, [part]: event.currentTarget.value })}
    />
  );

  return (
    <form className={classes.row} onSubmit={submit} aria-labelledby={headId} noValidate>
      <OwedHead item={item} id={headId} />
      <div className={classes.entry}>
        {isRatio ? (
          <>
            {field('value', t('owed.numerator'), t('owed.numerator'))}
            <span aria-hidden="true">{'÷'}</span>
            {field('denominator', t('owed.denominator'), t('owed.denominator'))}
          </>
        ) : (
          field(
            'value',
            t('owed.value'),
            item.previousValue === null ? t('owed.value') : format.value(item.previousValue, item),
          )
        )}
        <WriteButton
          type="submit"
          size="xs"
          variant="light"
          loading={saving}
          aria-label={t('owed.saveOf', { name: item.name })}
        >
          {t('owed.save')}
        </WriteButton>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          disabled={!canWrite || saving}
          title={reason ?? undefined}
          aria-label={t('owed.notApplicableOf', { name: item.name })}
          onClick={() =>
            void save({ value: null, numerator: null, denominator: null, notApplicable: true, comment: null })
          }
        >
          {t('owed.notApplicable')}
        </Button>
      </div>
      <p className={classes.hints}>
        {[
          t('owed.previous', { value: format.value(item.previousValue, item) }),
          item.target !== null && t('owed.target', { value: format.value(item.target, item) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {unreadable && (
        <p className={classes.problem} role="alert">
          {t('owed.unreadable')}
        </p>
      )}
      {comment !== null && (
        <Textarea
          size="xs"
          className={classes.wide}
          label={t('owed.comment')}
          description={t('owed.commentHint')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          data-autofocus
          autoFocus
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit(event);
          }}
        />
      )}
      {error !== null && (
        <div className={classes.wide} data-code={toProblem(error).code}>
          <ErrorNotice error={error} listFields />
        </div>
      )}
    </form>
  );
}
