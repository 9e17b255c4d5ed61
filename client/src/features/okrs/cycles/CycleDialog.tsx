import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CycleKind, CycleView } from '@/api/generated';
import { newId } from '@/api/ids';
import { useSession } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { applyServerErrors, submitChecked, wordNumber } from '@/ui/forms';
import { useCalendar } from '@/ui/LocaleSettings';
import { REASON_LENGTH, TITLE_LENGTH, useTooLong } from '@/ui/lengths';
import { NumberField } from '@/ui/NumberField';
import { notifyDone } from '@/ui/notify';
import type { NumberEntry } from '@/ui/numbers';
import { Segmented } from '@/ui/Segmented';
import { wordFieldError } from '@/ui/words';
import { useCycleCommands, usePlanCycle } from '../okrCommands';
import classes from './Cycles.module.css';
import { CYCLE_KINDS, daysFault, EVERY_LIMITS, GRACE_LIMITS, periodsFor, proposedPeriod } from './cycleForm';

interface Values {
  name: string;
  kind: CycleKind;
  firstDay: string;
  lastDay: string;
  everyDays: NumberEntry;
  graceDays: NumberEntry;
  reason: string;
}

interface Props {
  /** The cycle to change; null to plan another. */
  cycle: CycleView | null;
  cycles: readonly CycleView[];
  onClose: () => void;
}

/** Plans a cycle, or changes one: a quarter or a year of the fiscal calendar, or any days. */
export function CycleDialog({ cycle, cycles, onClose }: Props) {
  const { t } = useTranslation(['okrs', 'common']);
  const { t: e } = useTranslation('errors');
  const tooLong = useTooLong();
  const format = useFormat();
  const calendar = useCalendar();
  const { organization } = useSession();
  // The same cycle through every attempt to plan it, so that a lost answer makes no second one.
  const [id] = useState(() => cycle?.id ?? newId());
  const planning = usePlanCycle();
  const { revise } = useCycleCommands({ id, version: cycle?.version ?? 0 });
  const started = cycle !== null && cycle.status !== 'planning';

  /** The days of a period, and its name for the cycle. */
  function of(key: string) {
    const period = calendar.parse(key);
    return { firstDay: period?.start ?? '', lastDay: period?.end ?? '', name: format.period(key) };
  }
  const form = useForm<Values>({
    initialValues: cycle
      ? {
          name: format.period(cycle.name),
          kind: cycle.kind,
          firstDay: cycle.firstDay,
          lastDay: cycle.lastDay,
          everyDays: cycle.rhythm.everyDays,
          graceDays: cycle.rhythm.graceDays,
          reason: '',
        }
      : {
          kind: 'quarter',
          ...of(proposedPeriod('quarter', organization.today, calendar, cycles)),
          everyDays: 7,
          graceDays: 3,
          reason: '',
        },
    validate: {
      name: (name) => (name.trim() === '' ? wordFieldError('required', e) : tooLong(name, TITLE_LENGTH)),
      lastDay: (lastDay, { firstDay }) => {
        const fault = daysFault(firstDay, lastDay);
        return fault && t(`cycles.fault.${fault}`);
      },
      everyDays: (days) => wordNumber(days, e, { ...EVERY_LIMITS, required: true }),
      graceDays: (days) => wordNumber(days, e, { ...GRACE_LIMITS, required: true }),
      reason: (reason, { lastDay }) =>
        started && lastDay !== cycle.lastDay && reason.trim() === ''
          ? t('common:reason.missing')
          : tooLong(reason, REASON_LENGTH),
    },
  });
  const { kind, firstDay, lastDay } = form.values;
  const error = cycle ? revise.error : planning.error;
  const period = kind === 'custom' ? null : calendar.of(firstDay || organization.today, kind);

  function choose(next: CycleKind) {
    if (next === 'custom') form.setValues({ kind: next });
    else form.setValues({ kind: next, ...of(proposedPeriod(next, organization.today, calendar, cycles)) });
  }

  async function save({ name, everyDays, graceDays, reason, ...values }: Values) {
    const request = {
      ...values,
      name: name.trim(),
      rhythm: { everyDays: Number(everyDays), graceDays: Number(graceDays) },
    };
    try {
      if (cycle) {
        const { kind: _, ...rest } = request;
        await revise.mutateAsync({ ...rest, reason: reason.trim() || null });
      } else await planning.mutateAsync({ id, ...request });
    } catch (failure) {
      applyServerErrors(form, failure, e, 'rhythm.');
      return;
    }
    notifyDone(t(cycle ? 'cycles.savedDone' : 'cycles.plannedDone', { name: name.trim() }));
    onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={cycle ? t('cycles.editTitle', { name: format.period(cycle.name) }) : t('cycles.plan')}
    >
      <form onSubmit={submitChecked(form, save)} noValidate>
        <Stack gap="md">
          {!cycle && (
            <Segmented
              label={t('cycles.kindLabel')}
              value={kind}
              onChange={choose}
              options={CYCLE_KINDS.map((value) => ({ value, label: t(`cycles.kind.${value}`) }))}
            />
          )}
          {period && !cycle ? (
            <Select
              label={t(`cycles.kind.${kind}`)}
              allowDeselect={false}
              data={periodsFor(kind as 'quarter' | 'year', organization.today, calendar).map((value) => ({
                value,
                label: format.period(value),
              }))}
              value={period.key}
              onChange={(key) => key && form.setValues(of(key))}
              description={format.range(format.date(firstDay), format.date(lastDay))}
              data-autofocus
            />
          ) : (
            <div className={classes.days}>
              <TextInput
                {...form.getInputProps('firstDay')}
                type="date"
                label={t('cycles.firstDay')}
                required
                disabled={started || (cycle !== null && kind !== 'custom')}
              />
              <TextInput
                {...form.getInputProps('lastDay')}
                type="date"
                label={t('cycles.lastDay')}
                required
                disabled={!started && cycle !== null && kind !== 'custom'}
              />
            </div>
          )}
          <TextInput
            {...form.getInputProps('name')}
            error={tooLong(form.values.name, TITLE_LENGTH) ?? form.errors.name}
            label={t('cycles.name')}
            required
          />
          <Group grow align="flex-start" gap="md">
            <NumberField
              {...form.getInputProps('everyDays')}
              value={form.values.everyDays}
              onChange={(days) => form.setFieldValue('everyDays', days)}
              label={t('cycles.everyDays')}
              required
              step={1}
              {...EVERY_LIMITS}
            />
            <NumberField
              {...form.getInputProps('graceDays')}
              value={form.values.graceDays}
              onChange={(days) => form.setFieldValue('graceDays', days)}
              label={t('cycles.graceDays')}
              required
              step={1}
              {...GRACE_LIMITS}
            />
          </Group>
          {started && (
            <Textarea
              {...form.getInputProps('reason')}
              error={tooLong(form.values.reason, REASON_LENGTH) ?? form.errors.reason}
              label={t('common:reason.label')}
              description={t('cycles.reasonHint')}
              autosize
              minRows={2}
            />
          )}
          <ErrorNotice error={error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={planning.isPending || revise.isPending}>
              {cycle ? t('common:save') : t('cycles.plan')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
