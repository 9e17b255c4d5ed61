import { ActionIcon, Group, Select, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MeasureBasis } from '@/api/generated';
import { unitTree } from '@/shared/units';
import { NumberField } from '@/ui/NumberField';
import { CurveEditor } from '../curve/CurveEditor';
import rewards from '../Rewards.module.css';
import { MissingSelect } from './MissingSelect';
import type { useNames } from './names';
import type { PlanForm } from './planForm';

const BASES = ['kpi-attainment', 'kpi-score', 'scorecard-score', 'objective-score'] as const;
const OWN = 'own';

interface Props {
  form: UseFormReturnType<PlanForm>;
  index: number;
  names: ReturnType<typeof useNames>;
  readOnly: boolean;
}

/** A measure: what it is measured by, its weight, what a missing value does, and its curve. */
export function MeasureFields({ form, index, names, readOnly }: Props) {
  const { t } = useTranslation('rewards');
  const path = `rules.measures.${index}`;
  const { rules } = form.values;
  const measure = rules.measures[index];
  if (!measure) return null;
  const title = t('rules.measureNumber', { number: index + 1 });

  return (
    <fieldset className={rewards.card}>
      <legend className={rewards.legend}>{title}</legend>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
          <Select
            label={t('rules.basis')}
            allowDeselect={false}
            readOnly={readOnly}
            data={BASES.map((value) => ({ value, label: t(`basis.${value}`) }))}
            value={measure.basis}
            onChange={(value) => {
              if (!value) return;
              form.setFieldValue(`${path}.basis`, value as MeasureBasis);
              const stays = value.startsWith('kpi') && measure.basis.startsWith('kpi');
              if (!stays) form.setFieldValue(`${path}.subjectId`, null);
            }}
          />
          <Subject form={form} index={index} names={names} readOnly={readOnly} />
          {(rules.combination === 'additive' || rules.measures.length === 1) && (
            <NumberField
              label={t('rules.weight')}
              required
              readOnly={readOnly}
              {...form.getInputProps(`${path}.weight`)}
            />
          )}
          <MissingSelect readOnly={readOnly} {...form.getInputProps(`${path}.missing`)} />
        </SimpleGrid>
        {measure.basis === 'objective-score' && (
          <Textarea
            label={t('rules.okrReason')}
            description={t('rules.okrReasonHint')}
            required
            autosize
            readOnly={readOnly}
            {...form.getInputProps(`${path}.reason`)}
          />
        )}
        <div>
          <Text size="sm" fw={600} mb={4}>
            {t('rules.curve')}
          </Text>
          <CurveEditor form={form} path={`${path}.curve.points`} points={measure.curve.points} readOnly={readOnly} />
        </div>
        {!readOnly && (rules.measures.length > 1 || rules.awards.length > 0) && (
          <Group justify="flex-end">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('rules.remove', { name: title })}
              onClick={() => form.removeListItem('rules.measures', index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        )}
      </Stack>
    </fieldset>
  );
}

/** The KPI, scorecard or objective that is measured. */
function Subject({ form, index, names, readOnly }: Props) {
  const { t } = useTranslation('rewards');
  const path = `rules.measures.${index}.subjectId`;
  const measure = form.values.rules.measures[index];
  if (measure?.basis === 'scorecard-score')
    return (
      <Select
        label={t('rules.scorecard')}
        searchable
        allowDeselect={false}
        readOnly={readOnly}
        data={[
          { value: OWN, label: t('rules.ownScorecard') },
          ...unitTree(names.units).map(({ unit }) => ({ value: unit.id, label: unit.name })),
        ]}
        value={measure.subjectId ?? OWN}
        onChange={(value) => form.setFieldValue(path, value === OWN ? null : value)}
      />
    );
  if (measure?.basis === 'objective-score')
    return (
      <Select
        label={t('rules.objective')}
        required
        searchable
        readOnly={readOnly}
        nothingFoundMessage={t('rules.noObjective')}
        data={names.objectives.map(({ id, title }) => ({ value: id, label: title }))}
        {...form.getInputProps(path)}
      />
    );
  return (
    <Select
      label={t('gate.kpi')}
      required
      searchable
      readOnly={readOnly}
      nothingFoundMessage={t('rules.noKpi')}
      data={names.kpis.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
      {...form.getInputProps(path)}
    />
  );
}
