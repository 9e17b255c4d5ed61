import { Accordion, Autocomplete, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { kpiListQuery } from '@/shared/lists';
import { peopleQuery } from '@/shared/units';
import { NumberField } from '@/ui/NumberField';
import { categoriesOf, LEVELS, PERSPECTIVES } from '../list/filters';
import { CalculationField } from './CalculationField';
import { useDefinitionForm } from './formContext';
import { limitsOf } from './formNumbers';
import { HORIZONS, NATURES, TIMINGS } from './options';
import { ScaleSection } from './ScaleSection';
import { SegmentsSection } from './SegmentsSection';

/** Which attributes each fold holds, to open the one that has an error. */
const FOLDS: Record<string, RegExp> = {
  source: /^definition\.(dataSource|dataPath|formula|calculation|ratioFactor|ownerPersonId)/,
  classification: /^definition\.(level|timing|horizon|nature|category|perspective)/,
  reference: /^definition\.(baseline|benchmark|benchmarkSource|parentKpiId)/,
  scale: /^definition\.scale/,
  segments: /^definition\.segments/,
};

/** Everything else about a KPI, folded; a fold with an error opens by itself. */
export function FoldedSections({ kpiId }: { kpiId: string | null }) {
  const { t } = useTranslation('kpis');
  const form = useDefinitionForm();
  const { direction } = form.values.definition;
  const [opened, setOpened] = useState<string[]>([
    'source',
    ...(form.values.definition.segments.dimensions.length > 0 ? ['segments'] : []),
  ]);
  const faulty = Object.keys(FOLDS).filter((fold) => Object.keys(form.errors).some((name) => FOLDS[fold]?.test(name)));
  // A band and a custom scale are nothing without their points.
  const needed = direction === 'band' || direction === 'custom' ? ['scale'] : [];

  return (
    <Accordion multiple variant="default" value={[...new Set([...opened, ...faulty, ...needed])]} onChange={setOpened}>
      <Fold value="source" title={t('form.source')}>
        <SourceFields kpiId={kpiId} />
      </Fold>
      <Fold value="classification" title={t('form.classification')}>
        <ClassificationFields />
      </Fold>
      <Fold value="reference" title={t('form.reference')}>
        <ReferenceFields kpiId={kpiId} />
      </Fold>
      <Fold value="scale" title={t('form.scale')}>
        <ScaleSection />
      </Fold>
      <Fold value="segments" title={t('form.segments')}>
        <SegmentsSection />
      </Fold>
    </Accordion>
  );
}

function Fold({ value, title, children }: { value: string; title: string; children: React.ReactNode }) {
  return (
    <Accordion.Item value={value}>
      <Accordion.Control>{title}</Accordion.Control>
      <Accordion.Panel>
        <Stack gap="md">{children}</Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function SourceFields({ kpiId }: { kpiId: string | null }) {
  const { t } = useTranslation('kpis');
  const form = useDefinitionForm();
  const { data: people } = useQuery(peopleQuery());
  const { aggregation } = form.values.definition;
  const field = (name: string) => form.getInputProps(`definition.${name}`);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <Select
          {...field('ownerPersonId')}
          label={t('field.ownerPersonId')}
          clearable
          searchable
          nothingFoundMessage={t('form.noPerson')}
          data={(people ?? []).filter((person) => person.active).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextInput
          {...field('dataSource')}
          label={t('field.dataSource')}
          placeholder={t('hint.dataSource')}
          maxLength={200}
        />
        <TextInput
          {...field('dataPath')}
          label={t('field.dataPath')}
          placeholder={t('hint.dataPath')}
          maxLength={500}
        />
        {aggregation === 'ratio' && (
          <NumberField
            {...field('ratioFactor')}
            {...limitsOf('ratioFactor', form.values)}
            label={t('field.ratioFactor')}
            description={t('hint.ratioFactor')}
          />
        )}
      </SimpleGrid>
      <CalculationField kpiId={kpiId} />
      <TextInput {...field('formula')} label={t('field.formula')} placeholder={t('hint.formula')} maxLength={1000} />
    </>
  );
}

function ClassificationFields() {
  const { t } = useTranslation('kpis');
  const form = useDefinitionForm();
  const { data: kpis } = useQuery(kpiListQuery(useAsOf()));
  const field = (name: string) => form.getInputProps(`definition.${name}`);
  const options = (values: readonly string[], name: string) =>
    values.map((value) => ({ value, label: t(`${name}.${value}` as 'level.strategic') }));
  return (
    <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="md">
      <Select
        {...field('perspective')}
        label={t('field.perspective')}
        clearable
        data={options(PERSPECTIVES, 'perspective')}
      />
      <Select {...field('level')} label={t('field.level')} allowDeselect={false} data={options(LEVELS, 'level')} />
      <Autocomplete
        {...field('category')}
        label={t('field.category')}
        maxLength={100}
        data={categoriesOf(kpis ?? [])}
      />
      <Select {...field('timing')} label={t('field.timing')} allowDeselect={false} data={options(TIMINGS, 'timing')} />
      <Select
        {...field('horizon')}
        label={t('field.horizon')}
        allowDeselect={false}
        data={options(HORIZONS, 'horizon')}
      />
      <Select {...field('nature')} label={t('field.nature')} allowDeselect={false} data={options(NATURES, 'nature')} />
    </SimpleGrid>
  );
}

function ReferenceFields({ kpiId }: { kpiId: string | null }) {
  const { t } = useTranslation('kpis');
  const form = useDefinitionForm();
  const { data: kpis } = useQuery(kpiListQuery(useAsOf()));
  const field = (name: string) => form.getInputProps(`definition.${name}`);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
      <NumberField
        {...field('baseline')}
        {...limitsOf('baseline', form.values)}
        label={t('field.baseline')}
        description={t('hint.baseline')}
      />
      <NumberField
        {...field('benchmark')}
        {...limitsOf('benchmark', form.values)}
        label={t('field.benchmark')}
        description={t('hint.benchmark')}
      />
      <TextInput {...field('benchmarkSource')} label={t('field.benchmarkSource')} maxLength={200} />
      <Select
        {...field('parentKpiId')}
        label={t('field.parentKpiId')}
        clearable
        searchable
        nothingFoundMessage={t('replace.none')}
        data={(kpis ?? [])
          .filter((kpi) => kpi.id !== kpiId)
          .map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
      />
    </SimpleGrid>
  );
}
