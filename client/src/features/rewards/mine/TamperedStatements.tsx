import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TamperedStatement } from '@/api/generated';
import { useFormat } from '@/ui/format';

/** Runs whose kept lines were changed: they are named, and nothing of them is shown as one's pay. */
export function TamperedStatements({ of }: { of: readonly TamperedStatement[] }) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  return of.map(({ runId, planName, period }) => (
    <Alert key={runId} mb="md" color="red" icon={<IconAlertTriangle size={16} aria-hidden="true" />}>
      {t('mine.tampered', { plan: planName, period: format.period(period) })}
    </Alert>
  ));
}
