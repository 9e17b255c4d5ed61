import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RewardRunView } from '@/api/generated';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { focusFirstRefused, wordNumber } from '@/ui/forms';
import { NumberField } from '@/ui/NumberField';
import { notifyDone } from '@/ui/notify';
import type { NumberEntry } from '@/ui/numbers';
import { useGiven } from '../awards/given';
import type { PayFormat } from '../figures';
import { usePayRun } from '../rewardQueries';

interface Props {
  run: RewardRunView;
  pay: PayFormat;
  onClose: () => void;
}

/**
 * Says that the payroll file was paid: its control total is typed, not copied, so that two figures are compared. Of a run about
 * awards alone there is no file; it says that they were handed out.
 */
export function PayDialog(props: Props) {
  return props.run.awardsOnly ? <GrantConfirm {...props} /> : <PayConfirm {...props} />;
}

function GrantConfirm({ run, onClose }: Props) {
  const { t } = useTranslation('rewards');
  const payRun = usePayRun(run.id);
  const given = useGiven();
  return (
    <ConfirmReason
      opened
      title={t('steps.grantTitle')}
      confirmLabel={t('steps.grant')}
      reason={false}
      onConfirm={() =>
        payRun
          .mutateAsync({ controlTotal: 0, expectedVersion: run.version })
          .then(() => notifyDone(t('steps.done.grant')))
      }
      onClose={onClose}
    >
      <Text size="sm">{t('steps.grantEffect', { given: given(run) })}</Text>
    </ConfirmReason>
  );
}

function PayConfirm({ run, pay, onClose }: Props) {
  const { t } = useTranslation('rewards');
  const { t: tErrors } = useTranslation('errors');
  const payRun = usePayRun(run.id);
  const [total, setTotal] = useState<NumberEntry>('');
  const [checked, setChecked] = useState(false);
  const fault = wordNumber(total, tErrors, { required: true });

  function check() {
    setChecked(true);
    if (fault) focusFirstRefused();
    return fault === null;
  }

  return (
    <ConfirmReason
      opened
      title={t('steps.payTitle')}
      confirmLabel={t('steps.pay')}
      reason={false}
      check={check}
      onConfirm={() =>
        payRun
          .mutateAsync({ controlTotal: Number(total), expectedVersion: run.version })
          .then(() => notifyDone(t('steps.done.pay')))
      }
      onClose={onClose}
    >
      <Stack gap="md">
        <Text size="sm">{t('steps.payEffect', { due: pay.money(run.due) })}</Text>
        <NumberField
          label={t('steps.controlTotal')}
          description={t('steps.controlTotalHint')}
          required
          value={total}
          error={checked && fault}
          onChange={setTotal}
          data-autofocus
        />
      </Stack>
    </ConfirmReason>
  );
}
