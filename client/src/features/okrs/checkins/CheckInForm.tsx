import { Group, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckInRequest, KeyResultView } from '@/api/generated';
import { useSession } from '@/shared/session';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { focusFirstRefused } from '@/ui/forms';
import { wordFieldError } from '@/ui/words';
import { BlockerFields } from './BlockerFields';
import classes from './CheckIn.module.css';
import { ConfidenceField } from './ConfidenceField';
import { type Entry, entryFaults, hasWords, needsBlocker, requestOf, saidFaults } from './entry';
import { LastCheckIn, SameDay } from './LastCheckIn';
import { MeasureField } from './MeasureField';
import { Overtaken } from './Overtaken';
import { useCheckInEntry } from './useCheckInEntry';

interface Props {
  keyResult: KeyResultView;
  /** Why the last attempt failed; what was typed is still there. */
  failure?: unknown;
  saveLabel: string;
  /** A failure is shown, and what was typed stays. */
  onSave: (request: CheckInRequest, entry: Entry) => Promise<unknown> | undefined;
  /** Somebody else's check-in was taken and nothing is left to say. */
  onTaken: () => void;
  /** Beside the button that saves. */
  actions?: ReactNode;
}

/** A check-in: type the value, choose the confidence, save. Ctrl or ⌘ Enter saves from any field. */
export function CheckInForm({ keyResult, failure, saveLabel, onSave, onTaken, actions }: Props) {
  const { t } = useTranslation('checkins');
  const { t: e } = useTranslation('errors');
  const { organization } = useSession();
  const form = useRef<HTMLFormElement>(null);
  const { entry, seen, theirs, touched, restored, fresh, change, reset } = useCheckInEntry(keyResult);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(failure ?? null);
  const [blocked, setBlocked] = useState(entry.blocker !== '');
  const faults = saidFaults(entry, keyResult.measure, asked);
  const fault = (field: keyof typeof faults) => {
    const code = faults[field];
    return code === undefined ? null : wordFieldError(code, e);
  };
  const showBlocker = blocked || needsBlocker(entry);
  const sameDay = keyResult.latest !== null && keyResult.latest.date === organization.today;

  useEffect(() => {
    const first = form.current?.querySelector<HTMLInputElement>('input[data-first], [data-first] input, input:checked');
    (first ?? form.current?.querySelector<HTMLElement>('input, textarea'))?.focus();
    if (first?.type === 'text') first.select();
  }, []);

  async function save(version: number) {
    setAsked(true);
    if (busy || Object.keys(entryFaults(entry, keyResult.measure)).length > 0) {
      focusFirstRefused(form.current);
      return;
    }
    setBusy(true);
    setError(null);
    try {
      await onSave(requestOf(entry, keyResult.measure, version), entry);
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    // Whoever was overtaken chooses first what is to stand.
    if (theirs) form.current?.querySelector<HTMLElement>('[data-overtaken] button')?.focus();
    else void save(seen);
  }
  function takeTheirs() {
    const words = { note: entry.note, nextSteps: entry.nextSteps };
    const own = hasWords(entry, fresh);
    setError(null);
    reset(own ? words : {});
    if (!own) onTaken();
  }

  return (
    <form
      ref={form}
      className={classes.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
        event.preventDefault();
        form.current?.requestSubmit();
      }}
      aria-label={t('formOf', { title: keyResult.title })}
      noValidate
    >
      <LastCheckIn keyResult={keyResult} />
      {sameDay && !theirs && <SameDay keyResult={keyResult} />}
      {restored && touched && (
        <p className={classes.restored} role="status">
          {t('restored')}{' '}
          <button type="button" className="link-button" onClick={() => reset()}>
            {t('discard')}
          </button>
        </p>
      )}
      <MeasureField keyResult={keyResult} entry={entry} onChange={change} error={fault('value')} />
      <ConfidenceField
        value={entry.confidence}
        onChange={(confidence) => change({ confidence })}
        error={fault('confidence')}
      />
      {showBlocker ? (
        <BlockerFields
          entry={entry}
          change={change}
          errors={{ blocker: fault('blocker'), owner: fault('blockerOwnerId') }}
        />
      ) : (
        <button type="button" className={`link-button ${classes.more}`} onClick={() => setBlocked(true)}>
          {t('blocker.add')}
        </button>
      )}
      <Textarea
        label={t('note.label')}
        placeholder={t('note.hint')}
        autosize
        minRows={2}
        maxRows={10}
        value={entry.note}
        error={fault('note')}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      <Textarea
        label={t('nextSteps.label')}
        description={
          keyResult.latest?.nextSteps && entry.nextSteps !== keyResult.latest.nextSteps
            ? t('nextSteps.last', { text: keyResult.latest.nextSteps })
            : undefined
        }
        autosize
        minRows={1}
        maxRows={8}
        value={entry.nextSteps}
        error={fault('nextSteps')}
        onChange={(event) => change({ nextSteps: event.currentTarget.value })}
      />
      {theirs ? (
        <div className={classes.overtaken}>
          <Overtaken
            keyResult={keyResult}
            theirs={theirs}
            mine={entry}
            busy={busy}
            onMine={() => void save(keyResult.progressVersion)}
            onTheirs={takeTheirs}
          />
        </div>
      ) : (
        <ErrorNotice error={error} listFields />
      )}
      {!theirs && (
        <Group justify="space-between" gap="sm" className={classes.foot}>
          <span className={classes.hint}>{t('keys')}</span>
          <Group gap="sm">
            {actions}
            <WriteButton type="submit" allowed={keyResult.canCheckIn} loading={busy}>
              {sameDay ? t('sameDay.save') : saveLabel}
            </WriteButton>
          </Group>
        </Group>
      )}
    </form>
  );
}
