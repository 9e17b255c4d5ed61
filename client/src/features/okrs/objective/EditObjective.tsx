import { Button, Checkbox, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ambition, OkrObjectiveDetail } from '@/api/generated';
import { isProblem } from '@/api/problem';
import { useMayIn } from '@/shared/access';
import { unitsQuery, unitTree } from '@/shared/units';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, submitChecked, wordNumber } from '@/ui/forms';
import { TEXT_LENGTH, TITLE_LENGTH, useTooLong } from '@/ui/lengths';
import { NumberField } from '@/ui/NumberField';
import { notifyDone } from '@/ui/notify';
import type { NumberEntry } from '@/ui/numbers';
import { Segmented } from '@/ui/Segmented';
import { wordFieldError } from '@/ui/words';
import { type ObjectiveContent, useObjectiveCommands } from '../okrCommands';
import { AMBITIONS } from '../overview/OkrFilterBar';
import { PersonSelect } from '../PersonSelect';
import { WEIGHT_LIMITS } from '../write/keyResultDraft';
import { Conflict, type Difference } from './Conflict';

interface Values {
  title: string;
  description: string;
  ambition: Ambition;
  unitId: string;
  ownerPersonId: string | null;
  private: boolean;
  weight: NumberEntry;
}

const valuesOf = (objective: OkrObjectiveDetail): Values => ({
  title: objective.title,
  description: objective.description ?? '',
  ambition: objective.ambition,
  unitId: objective.unitId,
  ownerPersonId: objective.owner?.id ?? null,
  private: objective.private,
  weight: objective.weight,
});

const contentOf = (values: Values): ObjectiveContent => ({
  ...values,
  title: values.title.trim(),
  description: values.description.trim() || null,
  weight: Number(values.weight),
});

interface Props {
  objective: OkrObjectiveDetail;
  onClose: () => void;
}

/** Changes what an objective says. What somebody else changed meanwhile is shown, and nothing typed is lost. */
export default function EditObjective({ objective, onClose }: Props) {
  const { t } = useTranslation(['okrs', 'common']);
  const { t: e } = useTranslation('errors');
  const { data: units } = useSuspenseQuery(unitsQuery());
  const mayEditIn = useMayIn('edit-objectives');
  const tooLong = useTooLong();
  const { revise } = useObjectiveCommands(objective);
  const [base, setBase] = useState(objective);
  const form = useForm<Values>({
    initialValues: valuesOf(objective),
    validate: {
      title: (title) => (title.trim() === '' ? wordFieldError('required', e) : tooLong(title, TITLE_LENGTH)),
      description: (description) => tooLong(description, TEXT_LENGTH),
      ownerPersonId: (owner, values) => (values.private && owner === null ? t('fault.privateNeedsOwner') : null),
      weight: (weight) => wordNumber(weight, e, { ...WEIGHT_LIMITS, required: true }),
    },
  });
  const overtaken = isProblem(revise.error, 'version.conflict') && objective.version !== base.version;

  async function save(values: Values) {
    try {
      await revise.mutateAsync({ content: contentOf(values), version: base.version });
    } catch (error) {
      applyServerErrors(form, error, e);
      return;
    }
    notifyDone(t('objective.savedDone', { title: values.title.trim() }));
    onClose();
  }

  /** Their changes below mine: what I did not touch is theirs. */
  function reapply() {
    const [before, now] = [valuesOf(base), valuesOf(objective)];
    const mine = form.getValues();
    const merged = { ...now };
    for (const key of Object.keys(now) as (keyof Values)[])
      if (mine[key] !== before[key]) Object.assign(merged, { [key]: mine[key] });
    form.setValues(merged);
    setBase(objective);
    revise.reset();
  }

  return (
    <Modal opened onClose={onClose} title={t('objective.editTitle')} size="lg">
      <form onSubmit={submitChecked(form, save)} noValidate>
        <Stack gap="md">
          {overtaken && <Conflict changes={differences(base, objective, t)} onReapply={reapply} />}
          <Textarea
            {...form.getInputProps('title')}
            error={tooLong(form.values.title, TITLE_LENGTH) ?? form.errors.title}
            label={t('objective.title')}
            required
            autosize
            minRows={1}
            data-autofocus
          />
          <Textarea
            {...form.getInputProps('description')}
            error={tooLong(form.values.description, TEXT_LENGTH) ?? form.errors.description}
            label={t('objective.description')}
            autosize
            minRows={2}
          />
          <Group align="flex-end" gap="md">
            <Segmented
              label={t('filter.ambition')}
              value={form.values.ambition}
              onChange={(ambition) => form.setFieldValue('ambition', ambition)}
              options={AMBITIONS.map((value) => ({ value, label: t(`ambition.${value}`) }))}
            />
            <span style={{ color: 'var(--sc-text-muted)', fontSize: 12 }}>
              {t(`score.expected.${form.values.ambition}`)}
            </span>
          </Group>
          <Group grow align="flex-start" gap="md">
            <Select
              {...form.getInputProps('unitId')}
              label={t('filter.unit')}
              required
              searchable
              allowDeselect={false}
              data={unitTree(units)
                .filter(({ unit }) => unit.id === base.unitId || (!unit.closed && mayEditIn(unit.id)))
                .map(({ unit, depth }) => ({ value: unit.id, label: `${'\u2003'.repeat(depth)}${unit.name}` }))}
            />
            <PersonSelect
              label={t('filter.owner')}
              nobody={t('objective.ownedByUnit')}
              value={form.values.ownerPersonId}
              current={base.owner}
              error={form.errors.ownerPersonId as string | undefined}
              onChange={(person) => form.setFieldValue('ownerPersonId', person)}
            />
          </Group>
          <Group align="flex-end" gap="lg">
            <NumberField
              {...form.getInputProps('weight')}
              w={140}
              label={t('objective.weight')}
              {...WEIGHT_LIMITS}
              value={form.values.weight}
              onChange={(weight) => form.setFieldValue('weight', weight)}
            />
            <Checkbox
              {...form.getInputProps('private', { type: 'checkbox' })}
              label={t('objective.privateLabel')}
              description={t('objective.privateHint')}
            />
          </Group>
          {!overtaken && <ErrorNotice error={revise.error} />}
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

type Words = ReturnType<typeof useTranslation<['okrs', 'common']>>['t'];

/** What somebody else changed, in words. */
function differences(before: OkrObjectiveDetail, now: OkrObjectiveDetail, t: Words): Difference[] {
  const facts = (objective: OkrObjectiveDetail): [label: string, text: string][] => [
    [t('objective.title'), objective.title],
    [t('objective.description'), objective.description ?? ''],
    [t('filter.ambition'), t(`ambition.${objective.ambition}`)],
    [t('filter.unit'), objective.unitName],
    [t('filter.owner'), objective.owner?.name ?? t('objective.ownedByUnit')],
    [t('objective.weight'), String(objective.weight)],
    [t('keyResult.title'), objective.keyResults.map(({ title }) => title).join(' · ')],
  ];
  const after = facts(now);
  return facts(before)
    .map(([label, text], index) => ({ label, before: text, after: after[index]?.[1] ?? '' }))
    .filter((change) => change.before !== change.after);
}
