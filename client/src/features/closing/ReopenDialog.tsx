import { Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import { useReopenPeriod } from './closingQueries';

interface Props {
  unit: { unitId: string; name: string };
  month: string;
  hasBelow: boolean;
  onClose: () => void;
}

/** Opens a closed month again; why stays in the log. */
export function ReopenDialog({ unit, month, hasBelow, onClose }: Props) {
  const { t } = useTranslation('closing');
  const format = useFormat();
  const reopen = useReopenPeriod(unit.unitId);
  const [withUnitsBelow, setWithUnitsBelow] = useState(false);
  return (
    <ConfirmReason
      opened
      title={t('reopen.title', { unit: unit.name, period: format.period(month) })}
      confirmLabel={t('reopen.now')}
      onConfirm={async (reason) => {
        await reopen.mutateAsync({ period: month, withUnitsBelow, reason });
        notifyDone(t('reopen.done', { unit: unit.name, period: format.period(month) }));
      }}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">{t('reopen.effect')}</Text>
        {hasBelow && (
          <Checkbox
            label={t('below')}
            checked={withUnitsBelow}
            onChange={(event) => setWithUnitsBelow(event.currentTarget.checked)}
          />
        )}
      </Stack>
    </ConfirmReason>
  );
}
