import { Fieldset, Group, NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OrganizationView } from '@/api/generated';
import { toProblem } from '@/api/problem';
import { useMay } from '@/shared/access';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, submitChecked, wordNumber } from '@/ui/forms';
import { NumberField } from '@/ui/NumberField';
import { notifyDone } from '@/ui/notify';
import type { NumberEntry } from '@/ui/numbers';
import classes from './Organization.module.css';
import { organizationQuery, useReviseOrganization } from './organizationQueries';

const CURRENCIES = ['KRW', 'USD', 'EUR', 'JPY', 'CNY', 'GBP', 'SGD', 'VND'];
const FIGURES = {
  greenAt: { min: 0, max: 1000, decimals: 2 },
  amberAt: { min: 0, max: 1000, decimals: 2 },
  scoreCap: { min: 100, max: 1000, decimals: 2 },
  graceDays: { min: 0, max: 366, decimals: 0 },
  focusLimit: { min: 1, max: 100, decimals: 0 },
};
type Figure = keyof typeof FIGURES;

export function SettingsForm() {
  const { data } = useSuspenseQuery(organizationQuery());
  // A newer version starts the form anew; what was typed is lost only once it has been saved.
  return <Form key={data.version} organization={data} />;
}

function Form({ organization }: { organization: OrganizationView }) {
  const { t, i18n } = useTranslation('organization');
  const { t: te } = useTranslation('errors');
  const revise = useReviseOrganization();
  const allowed = useMay('manage-organization');
  const form = useForm({
    initialValues: {
      name: organization.name,
      locale: organization.locale,
      timeZone: organization.timeZone,
      currency: organization.currency,
      fiscalYearStartMonth: String(organization.fiscalYearStartMonth),
      greenAt: organization.greenAt as NumberEntry,
      amberAt: organization.amberAt as NumberEntry,
      scoreCap: organization.scoreCap as NumberEntry,
      graceDays: organization.graceDays as NumberEntry,
      focusLimit: organization.focusLimit as NumberEntry,
      approveCorrections: organization.approveCorrections,
    },
    validate: {
      name: (value) => (value.trim() ? null : te('fields.required')),
      ...Object.fromEntries(
        Object.entries(FIGURES).map(([figure, limits]) => [
          figure,
          (value: NumberEntry) => wordNumber(value, te, { ...limits, required: true }),
        ]),
      ),
    },
  });

  const submit = submitChecked(form, (values) =>
    revise.mutate(
      {
        ...values,
        name: values.name.trim(),
        fiscalYearStartMonth: Number(values.fiscalYearStartMonth),
        greenAt: Number(values.greenAt),
        amberAt: Number(values.amberAt),
        scoreCap: Number(values.scoreCap),
        graceDays: Number(values.graceDays),
        focusLimit: Number(values.focusLimit),
        expectedVersion: organization.version,
      },
      {
        onSuccess: () => notifyDone(t('settings.saved')),
        onError: (error) => void applyServerErrors(form, error, te),
      },
    ),
  );
  const beside = revise.error !== null && Object.keys(toProblem(revise.error).fields).length > 0;
  const figure = (name: Figure) => (
    <NumberField
      label={t(`settings.${name}`)}
      description={t(`settings.${name}Hint`)}
      readOnly={!allowed}
      step={1}
      {...FIGURES[name]}
      {...form.getInputProps(name)}
    />
  );

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <Stack gap="lg">
        <Fieldset variant="unstyled" legend={t('settings.general')}>
          <Stack gap="sm">
            <TextInput
              label={t('settings.name')}
              required={allowed}
              maxLength={200}
              readOnly={!allowed}
              {...form.getInputProps('name')}
            />
            <NativeSelect
              label={t('settings.locale')}
              description={t('settings.localeHint')}
              disabled={!allowed}
              data={[
                { value: 'ko', label: t('settings.korean') },
                { value: 'en', label: t('settings.english') },
              ]}
              {...form.getInputProps('locale')}
            />
            <NativeSelect
              label={t('settings.timeZone')}
              description={t('settings.timeZoneHint')}
              disabled={!allowed}
              data={[...new Set([organization.timeZone, ...Intl.supportedValuesOf('timeZone')])].sort()}
              {...form.getInputProps('timeZone')}
            />
            <NativeSelect
              label={t('settings.currency')}
              disabled={!allowed}
              data={[...new Set([organization.currency, ...CURRENCIES])]}
              {...form.getInputProps('currency')}
            />
            <NativeSelect
              label={t('settings.fiscalYearStartMonth')}
              description={t('settings.fiscalYearStartMonthHint')}
              disabled={!allowed}
              data={monthOptions(i18n.language)}
              {...form.getInputProps('fiscalYearStartMonth')}
            />
          </Stack>
        </Fieldset>
        <Fieldset variant="unstyled" legend={t('settings.scoring')}>
          <Stack gap="sm">
            <Group grow align="flex-start" gap="md" className={classes.pair}>
              {figure('greenAt')}
              {figure('amberAt')}
            </Group>
            {figure('scoreCap')}
            {figure('graceDays')}
            {figure('focusLimit')}
          </Stack>
        </Fieldset>
        <Fieldset variant="unstyled" legend={t('settings.corrections')}>
          <Switch
            label={t('settings.approveCorrections')}
            description={t('settings.approveCorrectionsHint')}
            disabled={!allowed}
            {...form.getInputProps('approveCorrections', { type: 'checkbox' })}
          />
        </Fieldset>
        {!beside && <ErrorNotice error={revise.error} />}
        {allowed && (
          <Group>
            <WriteButton type="submit" loading={revise.isPending} disabled={!form.isDirty()}>
              {t('settings.save')}
            </WriteButton>
          </Group>
        )}
      </Stack>
    </form>
  );
}

function monthOptions(language: string) {
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => ({
    value: String(month + 1),
    label: name.format(new Date(Date.UTC(2026, month, 1))),
  }));
}
