import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitsQuery, unitTree } from '@/shared/units';
import { NumberField } from '@/ui/NumberField';
import { proposeCode } from './codeProposal';
import { useDefinitionForm } from './formContext';
import { limitsOf } from './formNumbers';
import { defaultsFor } from './formValues';
import { AGGREGATIONS, DIRECTIONS, FREQUENCIES, UNIT_KINDS } from './options';

/** The few things without which there is no KPI: its name, its unit, its direction, its rhythm, whose it is. */
export function EssentialsSection({ frequencyFixed }: { frequencyFixed: boolean }) {
  const { t } = useTranslation('kpis');
  const form = useDefinitionForm();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const { definition } = form.values;
  const [ownCode, setOwnCode] = useState(definition.code !== '' && definition.code !== proposeCode(definition.name));
  const field = (name: string) => form.getInputProps(`definition.${name}`);
  const options = <T extends string>(values: readonly T[], name: string) =>
    values.map((value) => ({ value, label: t(`${name}.${value}` as 'level.strategic') }));
  const needsSymbol = definition.unitKind === 'other' || definition.unitKind === 'duration';

  return (
    <>
      <TextInput
        {...field('name')}
        label={t('field.name')}
        required
        maxLength={200}
        data-autofocus
        onChange={(event) => {
          const name = event.currentTarget.value;
          form.setFieldValue('definition.name', name);
          if (!ownCode) form.setFieldValue('definition.code', proposeCode(name));
        }}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput
          {...field('code')}
          label={t('field.code')}
          description={t('hint.code')}
          required
          maxLength={64}
          onChange={(event) => {
            setOwnCode(event.currentTarget.value !== '');
            form.setFieldValue('definition.code', event.currentTarget.value);
          }}
        />
        <Select
          {...field('ownerUnitId')}
          label={t('field.ownerUnitId')}
          description={t('hint.ownerUnitId')}
          required
          searchable
          allowDeselect={false}
          data={unitTree(units.filter((unit) => !unit.closed)).map(({ unit, depth }) => ({
            value: unit.id,
            label: `${'\u2003'.repeat(depth)}${unit.name}`,
          }))}
        />
      </SimpleGrid>
      <Textarea {...field('description')} label={t('field.description')} autosize minRows={2} maxLength={2000} />
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="md">
        <Select
          {...field('unitKind')}
          label={t('field.unitKind')}
          required
          allowDeselect={false}
          data={options(UNIT_KINDS, 'unitKind')}
          onChange={(value) => {
            const unitKind = (value ?? 'count') as (typeof UNIT_KINDS)[number];
            form.setValues({ definition: { ...definition, unitKind, ...defaultsFor(unitKind) } });
          }}
        />
        <TextInput
          {...field('unitSymbol')}
          label={t('field.unitSymbol')}
          required={needsSymbol}
          placeholder={t(needsSymbol ? 'hint.unitSymbol' : 'hint.optional')}
          maxLength={20}
        />
        <NumberField
          {...field('decimals')}
          {...limitsOf('decimals', form.values)}
          label={t('field.decimals')}
          required
          step={1}
        />
        <Select
          {...field('direction')}
          label={t('field.direction')}
          required
          allowDeselect={false}
          data={options(DIRECTIONS, 'direction')}
        />
        <Select
          {...field('frequency')}
          label={t('field.frequency')}
          required
          allowDeselect={false}
          disabled={frequencyFixed}
          description={frequencyFixed ? t('hint.frequencyFixed') : undefined}
          data={options(FREQUENCIES, 'frequency')}
        />
        <Select
          {...field('aggregation')}
          label={t('field.aggregation')}
          required
          allowDeselect={false}
          data={options(AGGREGATIONS, 'aggregation')}
        />
      </SimpleGrid>
    </>
  );
}
