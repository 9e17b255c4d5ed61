import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDetail } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { kpiListQuery } from '@/shared/lists';
import { useSession } from '@/shared/session';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { useCalendar } from '@/ui/LocaleSettings';
import { notifyDone } from '@/ui/notify';
import { PeriodField } from '@/ui/PeriodField';
import { kindOfFrequency } from '@/ui/periods';
import { useActivateKpi, useReinstateKpi, useReplaceKpi, useRetireKpi } from '../kpiQueries';
import { SmartAdvice } from '../SmartAdvice';

interface Props {
  kpi: KpiDetail;
  opened: boolean;
  onClose: () => void;
}

/** The period running today, as the proposal of when something ends. */
function useCurrentPeriod(kpi: KpiDetail): [string, (key: string) => void] {
  const { organization } = useSession();
  return useState(useCalendar().of(organization.today, kindOfFrequency(kpi.definition.frequency)).key);
}

export function ActivateDialog({ kpi, opened, onClose }: Props) {
  const { t } = useTranslation('kpis');
  const activate = useActivateKpi(kpi.id);
  return (
    <ConfirmReason
      opened={opened}
      onClose={onClose}
      title={t('activate.title', { name: kpi.definition.name })}
      confirmLabel={t('action.activate')}
      reason={false}
      onConfirm={async () => {
        await activate.mutateAsync(kpi.version);
        notifyDone(t('activate.done'));
      }}
    >
      <Text size="sm">{kpi.smart.activatable ? t('activate.ready') : t('activate.notReady')}</Text>
      <SmartAdvice report={kpi.smart} unit={kpi.definition} />
    </ConfirmReason>
  );
}

export function RetireDialog({ kpi, opened, onClose }: Props) {
  const { t } = useTranslation('kpis');
  const { organization } = useSession();
  const retire = useRetireKpi(kpi.id);
  const [from, setFrom] = useCurrentPeriod(kpi);
  return (
    <ConfirmReason
      opened={opened}
      onClose={onClose}
      title={t('retire.title', { name: kpi.definition.name })}
      confirmLabel={t('action.retire')}
      danger
      onConfirm={async (reason) => {
        await retire.mutateAsync({ from, reason, expectedVersion: kpi.version });
        notifyDone(t('retire.done'));
      }}
    >
      <Text size="sm">{t('retire.explain')}</Text>
      <PeriodField
        label={t('retire.from')}
        frequency={kpi.definition.frequency}
        today={organization.today}
        value={from}
        onChange={setFrom}
      />
    </ConfirmReason>
  );
}

export function ReinstateDialog({ kpi, opened, onClose }: Props) {
  const { t } = useTranslation('kpis');
  const reinstate = useReinstateKpi(kpi.id);
  return (
    <ConfirmReason
      opened={opened}
      onClose={onClose}
      title={t('reinstate.title', { name: kpi.definition.name })}
      confirmLabel={t('action.reinstate')}
      reason={false}
      onConfirm={async () => {
        await reinstate.mutateAsync(kpi.version);
        notifyDone(t('reinstate.done'));
      }}
    >
      {t('reinstate.explain')}
    </ConfirmReason>
  );
}

export function ReplaceDialog({ kpi, opened, onClose }: Props) {
  const { t } = useTranslation('kpis');
  const { organization } = useSession();
  const asOf = useAsOf();
  const replace = useReplaceKpi(kpi.id);
  const [from, setFrom] = useCurrentPeriod(kpi);
  const [byKpiId, setByKpiId] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const kpis = useQuery({ ...kpiListQuery(asOf), enabled: opened });
  const candidates = (kpis.data ?? []).filter(
    ({ id, lifecycle }) => id !== kpi.id && (lifecycle === 'active' || lifecycle === 'draft'),
  );

  return (
    <ConfirmReason
      opened={opened}
      onClose={onClose}
      title={t('replace.title', { name: kpi.definition.name })}
      confirmLabel={t('action.replace')}
      check={() => {
        setMissing(byKpiId === null);
        return byKpiId !== null;
      }}
      onConfirm={async (reason) => {
        if (byKpiId === null) return;
        await replace.mutateAsync({ byKpiId, from, reason, expectedVersion: kpi.version });
        notifyDone(t('replace.done'));
      }}
    >
      <Text size="sm">{t('replace.explain')}</Text>
      <Select
        label={t('replace.by')}
        required
        searchable
        nothingFoundMessage={t('replace.none')}
        data={candidates.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
        value={byKpiId}
        onChange={setByKpiId}
        error={missing && byKpiId === null && t('replace.missing')}
      />
      <PeriodField
        label={t('replace.from')}
        frequency={kpi.definition.frequency}
        today={organization.today}
        value={from}
        onChange={setFrom}
      />
    </ConfirmReason>
  );
}
