import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { focusFirstRefused } from '@/ui/forms';
import { faultsOf, isBlank, isSaidAtOnce, type KeyResultDraft, MEASURE_KINDS } from './keyResultDraft';
import { MeasureFields } from './MeasureFields';
import { useFaultWords } from './useFaultWords';
import classes from './Write.module.css';

interface Props {
  draft: KeyResultDraft;
  onChange: (draft: KeyResultDraft) => void;
  /** Called with a draft that has no faults. */
  onCommit: () => void;
  /** Called on Enter while nothing is written, and on Escape. */
  onLeave: () => void;
  /** Why the last attempt was refused. */
  error?: unknown;
  busy?: boolean;
  commitLabel: string;
  /** Advice beside the fields. */
  children?: ReactNode;
}

/** A key result in one small form that is filled and saved with the keyboard alone: Enter leads to what is missing. */
export function KeyResultLine({ draft, onChange, onCommit, onLeave, error, busy, commitLabel, children }: Props) {
  const { t } = useTranslation(['okrs', 'common']);
  const wordFaults = useFaultWords();
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const faults = faultsOf(draft);
  const errors = wordFaults(faults.filter((fault) => tried || isSaidAtOnce(fault)));
  const change = (changed: Partial<KeyResultDraft>) => onChange({ ...draft, ...changed });

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (busy) return;
    if (isBlank(draft)) {
      onLeave();
      return;
    }
    if (faults.length > 0) {
      setTried(true);
      focusFirstRefused(form.current);
      return;
    }
    setTried(false);
    onCommit();
  }

  return (
    <form
      ref={form}
      className={classes.keyResult}
      aria-label={t('write.keyResult')}
      onSubmit={submit}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onLeave();
      }}
      noValidate
    >
      <div className={classes.titleLine}>
        <TextInput
          className={classes.grow}
          size="sm"
          aria-label={t('write.keyResultTitle')}
          placeholder={t('write.keyResultHint')}
          value={draft.title}
          error={errors.title}
          data-autofocus
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Select
          w={128}
          aria-label={t('write.kind')}
          allowDeselect={false}
          data={MEASURE_KINDS.map((value) => ({ value, label: t(`measureKind.${value}`) }))}
          value={draft.kind}
          onChange={(kind) => kind && change({ kind })}
        />
      </div>
      <MeasureFields draft={draft} onChange={change} errors={errors} />
      {children}
      <ErrorNotice error={error} listFields />
      <div className={classes.buttons}>
        <WriteButton type="submit" size="compact-sm" loading={busy}>
          {commitLabel}
        </WriteButton>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onLeave}>
          {t('common:close')}
        </Button>
        <span className={classes.keys}>{t('write.keyResultKeys')}</span>
      </div>
    </form>
  );
}
