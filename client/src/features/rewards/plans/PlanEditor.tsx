import { Button, Group, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayIn } from '@/shared/access';
import { peopleQuery, unitTree } from '@/shared/units';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, submitChecked } from '@/ui/forms';
import { Section } from '@/ui/Page';
import rewards from '../Rewards.module.css';
import { ApproverSelect } from './ApproverSelect';
import { AwardFields } from './AwardFields';
import { GateFields } from './GateFields';
import { LeaderboardFields } from './LeaderboardFields';
import { LimitFields } from './LimitFields';
import { MeasureFields } from './MeasureFields';
import { ModifierFields } from './ModifierFields';
import { useNames } from './names';
import { FREQUENCIES, newAward, newGate, newMeasure, newModifier, type PlanForm } from './planForm';

interface Props {
  form: UseFormReturnType<PlanForm>;
  /** A version is published: how often it pays stands. */
  published: boolean;
  /** May be read, not written. */
  readOnly?: boolean;
  busy: boolean;
  error: unknown;
  submitLabel: string;
  onSubmit: (values: PlanForm) => Promise<unknown>;
}

/** A plan's terms and rules. What is refused is said beside its field, and what was typed stays. */
export function PlanEditor({ form, published, readOnly = false, busy, error, submitLabel, onSubmit }: Props) {
  const { t } = useTranslation(['rewards', 'kpis']);
  const { t: tErrors } = useTranslation('errors');
  const may = useMayIn('manage-rewards');
  const withObjectives = form.values.rules.measures.some(({ basis }) => basis === 'objective-score');
  const names = useNames(withObjectives);
  const people = useQuery(peopleQuery());
  const [refused, setRefused] = useState(false);
  const { rules } = form.values;

  async function submit(values: PlanForm) {
    setRefused(false);
    try {
      await onSubmit(values);
      form.resetDirty();
    } catch (failure) {
      setRefused(!applyServerErrors(form, failure, tErrors));
    }
  }

  return (
    <form onSubmit={submitChecked(form, (values) => void submit(values))} noValidate>
      <Section title={t('rules.terms')}>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t('rules.name')} required readOnly={readOnly} {...form.getInputProps('name')} />
            <Select
              label={t('rules.unit')}
              description={t('rules.unitHint')}
              required
              searchable
              readOnly={readOnly}
              data={unitTree(names.units)
                .filter(({ unit }) => !unit.closed && (readOnly || may(unit.id)))
                .map(({ unit }) => ({ value: unit.id, label: unit.name }))}
              {...form.getInputProps('unitId')}
            />
            <Select
              label={t('rules.frequency')}
              description={published ? t('rules.frequencyLocked') : undefined}
              allowDeselect={false}
              readOnly={readOnly || published}
              data={FREQUENCIES.map((value) => ({ value, label: t(`kpis:frequency.${value}`) }))}
              {...form.getInputProps('frequency')}
            />
            <ApproverSelect form={form} people={people.data ?? []} readOnly={readOnly} />
          </SimpleGrid>
          <Textarea
            label={t('rules.description')}
            autosize
            minRows={2}
            readOnly={readOnly}
            {...form.getInputProps('description')}
          />
        </Stack>
      </Section>
      <Section title={t('rules.measures')}>
        <Stack gap="md">
          {rules.measures.map((measure, index) => (
            <MeasureFields key={measure.id} form={form} index={index} names={names} readOnly={readOnly} />
          ))}
          <Group justify="space-between" align="flex-end">
            {!readOnly && rules.measures.length < 20 && (
              <Add label={t('rules.addMeasure')} onClick={() => form.insertListItem('rules.measures', newMeasure())} />
            )}
            {rules.measures.length > 1 && (
              <Select
                label={t('rules.combination')}
                allowDeselect={false}
                readOnly={readOnly}
                data={(['additive', 'multiplicative'] as const).map((value) => ({
                  value,
                  label: t(`combination.${value}`),
                }))}
                {...form.getInputProps('rules.combination')}
              />
            )}
          </Group>
        </Stack>
      </Section>
      <Section title={t('rules.gates')}>
        <Stack gap="md">
          {rules.gates.map((gate, index) => (
            <GateFields key={gate.id} form={form} index={index} names={names} readOnly={readOnly} />
          ))}
          {!readOnly && rules.gates.length < 20 && (
            <Add label={t('rules.addGate')} onClick={() => form.insertListItem('rules.gates', newGate())} />
          )}
        </Stack>
      </Section>
      <Section title={t('rules.modifiers')}>
        <Stack gap="md">
          {rules.modifiers.map((modifier, index) => (
            <ModifierFields key={modifier.id} form={form} index={index} readOnly={readOnly} />
          ))}
          {!readOnly && rules.modifiers.length < 10 && (
            <Add label={t('rules.addModifier')} onClick={() => form.insertListItem('rules.modifiers', newModifier())} />
          )}
        </Stack>
      </Section>
      <Section title={t('award.title')}>
        <Stack gap="md">
          <p className={rewards.muted}>{t('award.under')}</p>
          {rules.awards.map((award, index) => (
            <AwardFields key={award.id} form={form} index={index} names={names} readOnly={readOnly} />
          ))}
          {!readOnly && rules.awards.length < 20 && (
            <Add label={t('award.add')} onClick={() => form.insertListItem('rules.awards', newAward())} />
          )}
        </Stack>
      </Section>
      <Section title={t('leaderboard.title')}>
        <LeaderboardFields form={form} names={names} readOnly={readOnly} />
      </Section>
      <Section title={t('rules.limits')}>
        <LimitFields form={form} readOnly={readOnly} />
      </Section>
      {refused && <ErrorNotice error={error} listFields />}
      {!readOnly && (
        <Group mt="lg">
          <WriteButton type="submit" loading={busy}>
            {submitLabel}
          </WriteButton>
        </Group>
      )}
    </form>
  );
}

function Add({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button
      variant="default"
      size="xs"
      style={{ alignSelf: 'flex-start' }}
      leftSection={<IconPlus size={14} aria-hidden="true" />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
