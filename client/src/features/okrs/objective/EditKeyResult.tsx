import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyResultView, OkrObjectiveDetail } from '@/api/generated';
import { isProblem } from '@/api/problem';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { focusFirstRefused } from '@/ui/forms';
import { REASON_LENGTH, useTooLong } from '@/ui/lengths';
import { NumberField } from '@/ui/NumberField';
import { notifyDone } from '@/ui/notify';
import { writeFigure } from '../measure';
import { useKeyResultCommands } from '../okrCommands';
import { PersonSelect } from '../PersonSelect';
import {
  contentOf,
  draftOf,
  faultsOf,
  isSaidAtOnce,
  type KeyResultDraft,
  MEASURE_KINDS,
  measuredAlike,
  WEIGHT_LIMITS,
} from '../write/keyResultDraft';
import { MeasureFields } from '../write/MeasureFields';
import { useFaultWords } from '../write/useFaultWords';
import { Conflict, type Difference } from './Conflict';

interface Props {
  objective: OkrObjectiveDetail;
  keyResult: KeyResultView;
  onClose: () => void;
}

/** Changes a key result; once its objective is agreed on, another measure needs a reason. */
export default function EditKeyResult({ objective, keyResult, onClose }: Props) {
  const { t } = useTranslation(['okrs', 'common']);
  const { revise } = useKeyResultCommands(objective);
  const wordFaults = useFaultWords();
  const tooLong = useTooLong();
  const form = useRef<HTMLFormElement>(null);
  const [base, setBase] = useState({ version: objective.version, keyResult });
  const [draft, setDraft] = useState(() => draftOf(keyResult));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const current = objective.keyResults.find(({ id }) => id === keyResult.id) ?? keyResult;
  const overtaken = isProblem(revise.error, 'version.conflict') && objective.version !== base.version;
  const faults = faultsOf(draft);
  const errors = wordFaults(faults.filter((fault) => tried || isSaidAtOnce(fault)));
  const needsReason = objective.stage === 'agreed' && faults.length === 0 && !measuredAlike(draft, keyResult);
  const change = (changed: Partial<KeyResultDraft>) => setDraft({ ...draft, ...changed });
  const changes = useDifferences(base.keyResult, current);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (faults.length > 0 || (needsReason && (reason.trim() === '' || tooLong(reason, REASON_LENGTH)))) {
      focusFirstRefused(form.current);
      return;
    }
    try {
      const content = contentOf(draft);
      await revise.mutateAsync({
        keyResultId: keyResult.id,
        content,
        version: base.version,
        reason: needsReason ? reason.trim() : null,
      });
    } catch {
      return; // said below; what was typed stays
    }
    notifyDone(t('keyResult.savedDone', { title: draft.title.trim() }));
    onClose();
  }

  /** Their changes below mine: what I did not touch is theirs. */
  function reapply() {
    const [before, now] = [draftOf(base.keyResult), draftOf(current)];
    const merged = { ...now };
    for (const key of Object.keys(now) as (keyof KeyResultDraft)[])
      if (JSON.stringify(draft[key]) !== JSON.stringify(before[key])) Object.assign(merged, { [key]: draft[key] });
    setDraft(merged);
    setBase({ version: objective.version, keyResult: current });
    revise.reset();
  }

  return (
    <Modal opened onClose={onClose} title={t('keyResult.editTitle')} size="lg">
      <form ref={form} onSubmit={submit} noValidate>
        <Stack gap="md">
          {overtaken && <Conflict changes={changes} onReapply={reapply} />}
          <Textarea
            label={t('write.keyResultTitle')}
            required
            autosize
            minRows={1}
            value={draft.title}
            error={errors.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
            data-autofocus
          />
          <Textarea
            label={t('objective.description')}
            autosize
            minRows={2}
            value={draft.description}
            error={errors.description}
            onChange={(event) => change({ description: event.currentTarget.value })}
          />
          <Select
            label={t('write.kind')}
            allowDeselect={false}
            data={MEASURE_KINDS.map((value) => ({ value, label: t(`measureKind.${value}`) }))}
            value={draft.kind}
            onChange={(kind) => kind && change({ kind })}
          />
          <MeasureFields draft={draft} onChange={change} errors={errors} />
          <Group grow align="flex-start" gap="md">
            <PersonSelect
              label={t('filter.owner')}
              nobody={t('keyResult.ownedByObjective')}
              value={draft.ownerPersonId}
              current={keyResult.owner}
              onChange={(ownerPersonId) => change({ ownerPersonId })}
            />
            <NumberField
              label={t('objective.weight')}
              {...WEIGHT_LIMITS}
              value={draft.weight}
              error={errors.weight}
              onChange={(weight) => change({ weight })}
            />
          </Group>
          {needsReason && (
            <Textarea
              label={t('common:reason.label')}
              description={t('keyResult.reasonHint')}
              required
              autosize
              minRows={2}
              value={reason}
              error={tooLong(reason, REASON_LENGTH) ?? (tried && reason.trim() === '' && t('common:reason.missing'))}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {!overtaken && <ErrorNotice error={revise.error} listFields />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={revise.isPending} disabled={overtaken}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** What somebody else changed about the key result, in words. */
function useDifferences(before: KeyResultView, now: KeyResultView): Difference[] {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const facts = ({ title, description, owner, measure, archived }: KeyResultView): [label: string, text: string][] => [
    [t('write.keyResultTitle'), title],
    [t('objective.description'), description ?? ''],
    [t('filter.owner'), owner?.name ?? ''],
    [t('write.kind'), t(`measureKind.${measure.kind}`)],
    [t('write.start'), writeFigure(format, measure, measure.start)],
    [t('write.target'), writeFigure(format, measure, measure.target)],
    [t('figure.status'), archived ? t('keyResult.archived') : ''],
  ];
  const after = facts(now);
  return facts(before)
    .map(([label, text], index) => ({ label, before: text, after: after[index]?.[1] ?? '' }))
    .filter((change) => change.before !== change.after);
}
