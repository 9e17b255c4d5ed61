import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RewardPlanItem } from '@/api/generated';
import { useSession } from '@/shared/session';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { notifyDone } from '@/ui/notify';
import { PeriodField } from '@/ui/PeriodField';
import { kindOfFrequency } from '@/ui/periods';
import { usePublishPlan } from '../rewardQueries';

interface Props {
  plan: RewardPlanItem;
  /** Something typed is not saved and would not be published. */
  unsaved: boolean;
  /** With the version that the plan has now. */
  onPublished: (version: number) => void;
  onClose: () => void;
}

/** Locks the draft as the next version, from a period on. */
export function PublishDialog({ plan, unsaved, onPublished, onClose }: Props) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const calendar = useCalendar();
  const { organization } = useSession();
  const publish = usePublishPlan(plan.id);
  const [from, setFrom] = useState(calendar.of(organization.today, kindOfFrequency(plan.frequency)).key);
  const number = plan.versions.length + 1;

  return (
    <ConfirmReason
      opened
      title={t('publish.title', { number })}
      confirmLabel={t('publish.now')}
      reason={false}
      onConfirm={() =>
        publish.mutateAsync({ from, expectedVersion: plan.version }).then(({ version }) => {
          onPublished(version);
          notifyDone(t('publish.done', { number, period: format.period(from) }));
        })
      }
      onClose={onClose}
    >
      <Stack gap="md">
        <Text size="sm">{t('publish.effect')}</Text>
        {unsaved && (
          <Text size="sm" fw={600}>
            {t('publish.unsaved')}
          </Text>
        )}
        <PeriodField
          label={t('publish.from')}
          description={t('publish.fromHint')}
          frequency={plan.frequency}
          value={from}
          onChange={setFrom}
          today={organization.today}
        />
      </Stack>
    </ConfirmReason>
  );
}
