import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckInEntry, KeyResultHistory } from '@/api/generated';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { focusFirstRefused } from '@/ui/forms';
import { notifyDone } from '@/ui/notify';
import { wordFieldError } from '@/ui/words';
import { BlockerFields } from '../BlockerFields';
import form from '../CheckIn.module.css';
import { ConfidenceField } from '../ConfidenceField';
import { correctCheckIn, refreshOkrs } from '../checkInQueries';
import { entryFaults, entryOf, needsBlocker, requestOf, saidFaults } from '../entry';
import { MeasureField } from '../MeasureField';

interface Props {
  history: KeyResultHistory;
  /** The check-in that is set right; null while none is. */
  checkIn: CheckInEntry | null;
  onClose: () => void;
}

/** Other figures and words for a check-in, with the reason; what it said before stays in the history. */
export function CorrectionDialog({ history, checkIn, onClose }: Props) {
  if (checkIn === null) return null;
  return <Correction key={checkIn.id} history={history} checkIn={checkIn} onClose={onClose} />;
}

function Correction({ history, checkIn, onClose }: Props & { checkIn: CheckInEntry }) {
  const { t } = useTranslation('checkins');
  const { t: e } = useTranslation('errors');
  const queryClient = useQueryClient();
  const { keyResult } = history;
  const [entry, setEntry] = useState(() => entryOf(checkIn));
  const [asked, setAsked] = useState(false);
  // Corrections of a check-in that has moved meanwhile are refused, not put on top.
  const [seen] = useState(keyResult.progressVersion);
  const faults = saidFaults(entry, keyResult.measure, asked);
  const fault = (field: keyof typeof faults) => (faults[field] === undefined ? null : wordFieldError(faults[field], e));
  const change = (part: Partial<typeof entry>) => setEntry({ ...entry, ...part });

  function check(): boolean {
    setAsked(true);
    const right = Object.keys(entryFaults(entry, keyResult.measure)).length === 0;
    if (!right) focusFirstRefused();
    return right;
  }
  async function correct(reason: string) {
    await correctCheckIn(keyResult.id, checkIn.id, { ...requestOf(entry, keyResult.measure, seen), reason });
    notifyDone(t('correct.done', { title: keyResult.title }));
    void refreshOkrs(queryClient);
  }

  return (
    <ConfirmReason
      opened
      title={t('correct.title')}
      confirmLabel={t('correct.save')}
      check={check}
      onConfirm={correct}
      onClose={onClose}
    >
      <div className={form.form}>
        <MeasureField keyResult={keyResult} entry={entry} onChange={change} error={fault('value')} />
        <ConfidenceField
          value={entry.confidence}
          onChange={(confidence) => change({ confidence })}
          error={fault('confidence')}
        />
        {(needsBlocker(entry) || checkIn.blocker !== null) && (
          <BlockerFields
            entry={entry}
            change={change}
            errors={{ blocker: fault('blocker'), owner: fault('blockerOwnerId') }}
          />
        )}
        <Textarea
          label={t('note.label')}
          autosize
          minRows={1}
          maxRows={8}
          value={entry.note}
          error={fault('note')}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <Textarea
          label={t('nextSteps.label')}
          autosize
          minRows={1}
          maxRows={8}
          value={entry.nextSteps}
          error={fault('nextSteps')}
          onChange={(event) => change({ nextSteps: event.currentTarget.value })}
        />
      </div>
    </ConfirmReason>
  );
}
