import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session';
import { useCalendar } from '@/ui/LocaleSettings';
import { NumberField } from '@/ui/NumberField';
import { PeriodField } from '@/ui/PeriodField';
import { kindOfFrequency } from '@/ui/periods';
import { useDefinitionForm } from './formContext';
import { limitsOf } from './formNumbers';

/** The first target of a new KPI; the schedule is worked out on its page. */
export function TargetSection() {
  const { t } = useTranslation('kpis');
  const { organization } = useSession();
  const calendar = useCalendar();
  const form = useDefinitionForm();
  const { direction, frequency } = form.values.definition;
  const from = form.values.targets[0]?.from ?? '';
  const kind = kindOfFrequency(frequency);
  const shown = calendar.parse(from)?.kind === kind ? from : calendar.of(organization.today, kind).key;
  if (direction === 'none') return null;

  const limits = direction === 'increase' || direction === 'decrease';
  const figure = (name: 'target' | 'floor' | 'stretch') => (
    <NumberField
      {...form.getInputProps(`targets.0.${name}`)}
      {...limitsOf(name, form.values)}
      label={t(`page.${name}`)}
      onChange={(value) => {
        form.setFieldValue(`targets.0.${name}`, value);
        form.setFieldValue('targets.0.from', shown);
      }}
    />
  );
  return (
    <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="md">
      <PeriodField
        label={t('targets.from')}
        frequency={frequency}
        today={organization.today}
        value={shown}
        onChange={(key) => form.setFieldValue('targets.0.from', key)}
        error={form.errors['targets.0.from']}
      />
      {figure('target')}
      {limits && figure('floor')}
      {limits && figure('stretch')}
    </SimpleGrid>
  );
}
