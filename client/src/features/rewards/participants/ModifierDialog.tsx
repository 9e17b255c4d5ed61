import { Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantView, RewardPlanDetail } from '@/api/generated';
import { useSession } from '@/shared/session';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { focusFirstRefused, wordNumber } from '@/ui/forms';
import { useCalendar, useLocaleSettings } from '@/ui/LocaleSettings';
import { NumberField } from '@/ui/NumberField';
import { notifyDone } from '@/ui/notify';
import type { NumberEntry } from '@/ui/numbers';
import { PeriodField } from '@/ui/PeriodField';
import { kindOfFrequency } from '@/ui/periods';
import { usePayFormat } from '../figures';
import { useModifyParticipant } from '../rewardQueries';

interface Props {
  detail: RewardPlanDetail;
  participant: ParticipantView;
  onClose: () => void;
}

/** Sets a factor of one participant by hand for one period, within the plan's range; left empty it is 100 % again. */
export function ModifierDialog({ detail, participant, onClose }: Props) {
  const { t } = useTranslation('rewards');
  const { t: tErrors } = useTranslation('errors');
  const pay = usePayFormat(useLocaleSettings().currency);
  const { organization } = useSession();
  const calendar = useCalendar();
  const modify = useModifyParticipant(detail.plan.id);
  const [period, setPeriod] = useState(
    calendar.lastCompleted(organization.today, kindOfFrequency(detail.plan.frequency)).key,
  );
  const startOf = (key: string) => calendar.parse(key)?.start ?? '';
  const version = detail.published.findLast(({ from }) => startOf(from) <= startOf(period));
  const modifiers = version?.rules.modifiers ?? [];
  const [modifierId, setModifierId] = useState<string | null>(modifiers[0]?.id ?? null);
  const modifier = modifiers.find(({ id }) => id === modifierId) ?? modifiers[0];
  const standing = participant.modifiers.find((one) => one.modifierId === modifier?.id && one.period === period);
  const [typed, setTyped] = useState<{ key: string; entry: NumberEntry } | null>(null);
  const key = `${modifier?.id}/${period}`;
  const entry = typed?.key === key ? typed.entry : (standing?.percent ?? '');
  const [checked, setChecked] = useState(false);
  const fault = modifier
    ? wordNumber(entry, tErrors, { min: modifier.minimum, max: modifier.maximum, percent: true })
    : null;

  function check() {
    setChecked(true);
    if (fault) focusFirstRefused();
    return fault === null && modifier !== undefined;
  }

  return (
    <ConfirmReason
      opened
      title={t('participants.modifyTitle', { name: participant.person.name })}
      confirmLabel={t('participants.modifyNow')}
      check={check}
      onConfirm={(reason) =>
        modify
          .mutateAsync({
            personId: participant.person.id,
            modifierId: modifier?.id ?? '',
            period,
            percent: entry === '' ? null : Number(entry),
            reason,
            expectedVersion: participant.version,
          })
          .then(() => notifyDone(t('participants.modified', { name: participant.person.name })))
      }
      onClose={onClose}
    >
      <Stack gap="md">
        <PeriodField
          label={t('period')}
          frequency={detail.plan.frequency}
          value={period}
          onChange={setPeriod}
          today={organization.today}
          error={modifiers.length === 0 && t('participants.noModifier')}
        />
        {modifier && (
          <>
            <Select
              label={t('rules.modifiers')}
              allowDeselect={false}
              data={modifiers.map(({ id, name }) => ({ value: id, label: name }))}
              value={modifier.id}
              onChange={setModifierId}
            />
            <NumberField
              label={t('participants.percent')}
              description={t('participants.percentHint', {
                from: pay.percent(modifier.minimum),
                to: pay.percent(modifier.maximum),
              })}
              percent
              value={entry}
              error={checked && fault}
              onChange={(next) => setTyped({ key, entry: next })}
            />
          </>
        )}
      </Stack>
    </ConfirmReason>
  );
}
