import { Button, Checkbox, Group, Modal, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MissingValueView } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import classes from './Closing.module.css';
import { missingQuery, useClosePeriod } from './closingQueries';

interface Props {
  unit: { unitId: string; name: string };
  /** The month, and the longer periods that end with it or later. */
  periods: readonly string[];
  /** Whether there are units below. */
  hasBelow: boolean;
  onClose: () => void;
}

/** What is missing is listed first; whoever closes nevertheless accepts it as missing. */
export function CloseDialog({ unit, periods, hasBelow, onClose }: Props) {
  const { t } = useTranslation('closing');
  return (
    <Modal opened onClose={onClose} title={t('close.title', { unit: unit.name })} size="lg">
      <CloseForm unit={unit} periods={periods} hasBelow={hasBelow} onClose={onClose} />
    </Modal>
  );
}

function CloseForm({ unit, periods, hasBelow, onClose }: Props) {
  const { t } = useTranslation(['closing', 'common']);
  const format = useFormat();
  const [period, setPeriod] = useState(periods[0] ?? '');
  const [withUnitsBelow, setWithUnitsBelow] = useState(false);
  const missing = useQuery(missingQuery(unit.unitId, period, withUnitsBelow, undefined));
  const close = useClosePeriod(unit.unitId);
  const listed = missing.data?.values;

  const submit = () =>
    close.mutate(
      {
        period,
        withUnitsBelow,
        missing: (listed ?? []).map((value) => ({ kpiId: value.kpiId, period: value.period })),
      },
      {
        onSuccess: () => {
          notifyDone(t('close.done', { unit: unit.name, period: format.period(period) }));
          onClose();
        },
      },
    );

  return (
    <Stack gap="md">
      <Text size="sm">{t('close.effect')}</Text>
      <Group align="flex-end" gap="lg">
        <Select
          label={t('close.period')}
          allowDeselect={false}
          data={periods.map((value) => ({ value, label: format.period(value) }))}
          value={period}
          onChange={(value) => value && setPeriod(value)}
          data-autofocus
        />
        {hasBelow && (
          <Checkbox
            label={t('below')}
            checked={withUnitsBelow}
            onChange={(event) => setWithUnitsBelow(event.currentTarget.checked)}
          />
        )}
      </Group>
      <ErrorNotice error={missing.error} onRetry={() => void missing.refetch()} />
      {missing.isPending ? <Skeleton height={80} /> : listed && <Missing values={listed} />}
      <ErrorNotice error={close.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button onClick={submit} loading={close.isPending} disabled={listed === undefined || missing.isFetching}>
          {listed && listed.length > 0 ? t('close.anyway', { count: listed.length }) : t('close.now')}
        </Button>
      </Group>
    </Stack>
  );
}

function Missing({ values }: { values: readonly MissingValueView[] }) {
  const { t } = useTranslation('closing');
  const format = useFormat();
  if (values.length === 0) return <Text size="sm">{t('close.complete')}</Text>;
  return (
    <section aria-label={t('close.missing', { count: values.length })}>
      <Text size="sm" fw={600} mb={4}>
        {t('close.missing', { count: values.length })}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled with keys, too */}
      <ul className={classes.list} tabIndex={0}>
        {values.map((value) => (
          <li key={`${value.kpiId}/${value.period}`}>
            <span>
              {value.name} · {format.period(value.period)}
            </span>
            <span className={classes.muted}>{[value.unitName, value.owner?.name].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
