import { NumberInput, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session';
import { useCalendar } from '@/ui/LocaleSettings';
import { PeriodField } from '@/ui/PeriodField';
import { kindOfFrequency } from '@/ui/periods';
import { useDefinitionForm } from './formContext';

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
    <NumberInput
      {...form.getInputProps(`targets.0.${name}`)}
      label={t(`page.${name}`)}
      thousandSeparator=","
      hideControls
      onChange={(value) => {
        form.setFieldValue(`targets.0.${name}`, typeof value === 'number' ? value : '');
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
