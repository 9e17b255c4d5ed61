import { Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { NumberField } from '@/ui/NumberField';
import type { useNames } from './names';
import type { PlanForm } from './planForm';

export interface PartProps {
  form: UseFormReturnType<PlanForm>;
  /** Where in the form it stands, such as `rules.gates.0`. */
  path: string;
  names: ReturnType<typeof useNames>;
  readOnly: boolean;
}

/** A KPI, which figure of it, and the limit that it is compared with. */
export function ConditionFields({ form, path, names, readOnly }: PartProps) {
  const { t } = useTranslation('rewards');
  return (
    <>
      <Select
        label={t('gate.kpi')}
        required
        searchable
        readOnly={readOnly}
        nothingFoundMessage={t('rules.noKpi')}
        data={names.kpis.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
        {...form.getInputProps(`${path}.kpiId`)}
      />
      <Select
        label={t('rules.figure')}
        allowDeselect={false}
        readOnly={readOnly}
        data={(['value', 'attainment', 'score'] as const).map((value) => ({
          value,
          label: t(`gate.figure.${value}`),
        }))}
        {...form.getInputProps(`${path}.figure`)}
      />
      <Select
        label={t('rules.comparison')}
        allowDeselect={false}
        readOnly={readOnly}
        data={(['at-least', 'at-most'] as const).map((value) => ({ value, label: t(`rules.compare.${value}`) }))}
        {...form.getInputProps(`${path}.comparison`)}
      />
      <NumberField
        label={t('rules.limit')}
        required
        percent
        readOnly={readOnly}
        {...form.getInputProps(`${path}.limit`)}
      />
    </>
  );
}
