import { ActionIcon, Checkbox, Group, Radio, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { subtreeIds, unitTree } from '@/shared/units';
import { NumberField } from '@/ui/NumberField';
import rewards from '../Rewards.module.css';
import { useAwardText } from './awardText';
import { ConditionFields, type PartProps } from './ConditionFields';
import type { useNames } from './names';
import { awardOf, newCondition, newRanking, type PlanForm } from './planForm';

const EVERYBODY = 'everybody';

interface Props {
  form: UseFormReturnType<PlanForm>;
  index: number;
  names: ReturnType<typeof useNames>;
  readOnly: boolean;
}

/** Something that is not money: what, how much of it, and who gets it; in words beneath. */
export function AwardFields({ form, index, names, readOnly }: Props) {
  const { t } = useTranslation('rewards');
  const awardText = useAwardText(names, form.values.rules.measures);
  const path = `rules.awards.${index}`;
  const award = form.values.rules.awards[index];
  if (!award) return null;
  const title = t('award.number', { number: index + 1 });
  const below = form.values.unitId === null ? null : subtreeIds(names.units, form.values.unitId);
  const complete = award.name.trim() !== '' && typeof award.quantity === 'number' && award.quantityUnit.trim() !== '';

  function choose(kind: string) {
    form.setFieldValue(`${path}.condition`, kind === 'condition' ? newCondition() : null);
    form.setFieldValue(`${path}.top`, kind === 'top' ? newRanking() : null);
  }

  return (
    <fieldset className={rewards.card}>
      <legend className={rewards.legend}>{title}</legend>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
          <TextInput
            label={t('award.name')}
            description={t('award.nameHint')}
            required
            readOnly={readOnly}
            {...form.getInputProps(`${path}.name`)}
          />
          <NumberField
            label={t('award.quantity')}
            description={t('award.quantityHint')}
            required
            readOnly={readOnly}
            {...form.getInputProps(`${path}.quantity`)}
          />
          <TextInput
            label={t('award.quantityUnit')}
            description={t('award.quantityUnitHint')}
            required
            readOnly={readOnly}
            {...form.getInputProps(`${path}.quantityUnit`)}
          />
          <Select
            label={t('award.unit')}
            description={t('award.unitHint')}
            searchable
            allowDeselect={false}
            readOnly={readOnly}
            data={[
              { value: EVERYBODY, label: t('award.everybody') },
              ...unitTree(names.units)
                .filter(({ unit }) => below === null || below.has(unit.id))
                .map(({ unit }) => ({ value: unit.id, label: unit.name })),
            ]}
            value={award.unitId ?? EVERYBODY}
            error={form.errors[`${path}.unitId`]}
            onChange={(value) => form.setFieldValue(`${path}.unitId`, value === EVERYBODY ? null : value)}
          />
        </SimpleGrid>
        <Radio.Group
          label={t('award.kind')}
          value={award.condition ? 'condition' : 'top'}
          onChange={choose}
          readOnly={readOnly}
        >
          <Group gap="md" mt={4}>
            <Radio value="condition" label={t('award.byCondition')} disabled={readOnly && !award.condition} />
            <Radio value="top" label={t('award.byRank')} disabled={readOnly && !award.top} />
          </Group>
        </Radio.Group>
        {award.condition && <WhenFields form={form} path={`${path}.condition`} names={names} readOnly={readOnly} />}
        {award.top && <RankingFields form={form} path={`${path}.top`} names={names} readOnly={readOnly} />}
        <Group justify="space-between" wrap="nowrap">
          <p className={rewards.muted}>{complete && awardText(awardOf(award))}</p>
          {!readOnly && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('rules.remove', { name: title })}
              onClick={() => form.removeListItem('rules.awards', index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Group>
      </Stack>
    </fieldset>
  );
}

/** Everybody whom the award is for gets it when a KPI reaches a limit. */
function WhenFields({ form, path, names, readOnly }: PartProps) {
  const { t } = useTranslation('rewards');
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        <ConditionFields form={form} path={path} names={names} readOnly={readOnly} />
        <Select
          label={t('rules.missing')}
          allowDeselect={false}
          readOnly={readOnly}
          data={(['hold', 'no'] as const).map((value) => ({ value, label: t(`award.missing.${value}`) }))}
          {...form.getInputProps(`${path}.missing`)}
        />
      </SimpleGrid>
      <Checkbox
        label={t('rules.everySubPeriod')}
        disabled={readOnly}
        {...form.getInputProps(`${path}.everySubPeriod`, { type: 'checkbox' })}
      />
    </>
  );
}

/** The best get it, and whoever shares the last rank. */
function RankingFields({ form, path, names, readOnly }: PartProps) {
  const { t } = useTranslation('rewards');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
      <NumberField
        label={t('award.count')}
        description={t('award.countHint')}
        required
        readOnly={readOnly}
        {...form.getInputProps(`${path}.count`)}
      />
      <RankedBy form={form} path={`${path}.measureId`} names={names} readOnly={readOnly} />
    </SimpleGrid>
  );
}

const COMBINED = 'combined';

/** What is ranked by: a measure of the plan, or all of them combined. */
export function RankedBy({ form, path, names, readOnly }: PartProps) {
  const { t } = useTranslation('rewards');
  const input = form.getInputProps(path);
  return (
    <Select
      label={t('award.rankedBy')}
      allowDeselect={false}
      readOnly={readOnly}
      data={[
        { value: COMBINED, label: t('award.combined') },
        ...form.values.rules.measures.map((measure) => ({ value: measure.id, label: names.measureName(measure) })),
      ]}
      value={(input.value as string | null) ?? COMBINED}
      error={input.error}
      onChange={(value) => form.setFieldValue(path, value === COMBINED ? null : value)}
    />
  );
}
