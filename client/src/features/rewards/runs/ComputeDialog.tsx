import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RewardPlanItem } from '@/api/generated';
import { newId } from '@/api/ids';
import { useSession } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { notifyDone } from '@/ui/notify';
import { PeriodField } from '@/ui/PeriodField';
import { kindOfFrequency } from '@/ui/periods';
import { useComputeRun } from '../rewardQueries';
import { Working } from '../Working';

interface Props {
  /** Published plans that one may run; at least one. */
  plans: readonly RewardPlanItem[];
  onClose: () => void;
}

/** Computes everybody's pay of a plan for a period that is over. */
export function ComputeDialog({ plans, onClose }: Props) {
  const { t } = useTranslation('rewards');
  const compute = useComputeRun();
  return (
    <Modal
      opened
      onClose={() => !compute.isPending && onClose()}
      withCloseButton={!compute.isPending}
      title={t('compute.title')}
      size="md"
    >
      <ComputeForm plans={plans} onClose={onClose} compute={compute} />
    </Modal>
  );
}

function ComputeForm({ plans, onClose, compute }: Props & { compute: ReturnType<typeof useComputeRun> }) {
  const { t } = useTranslation(['rewards', 'common']);
  const format = useFormat();
  const calendar = useCalendar();
  const navigate = useNavigate();
  const { organization } = useSession();
  const [planId, setPlanId] = useState(plans[0]?.id ?? '');
  const plan = plans.find(({ id }) => id === planId);
  const latest = (of: RewardPlanItem | undefined) =>
    of ? calendar.lastCompleted(organization.today, kindOfFrequency(of.frequency)).key : '';
  const [period, setPeriod] = useState(latest(plan));
  // The same question asked again names the same run.
  const [asked, setAsked] = useState({ id: newId(), planId, period });

  function submit(event: FormEvent) {
    event.preventDefault();
    const request = asked.planId === planId && asked.period === period ? asked : { id: newId(), planId, period };
    setAsked(request);
    compute.mutate(request, {
      onSuccess: () => {
        notifyDone(t('compute.done', { plan: plan?.name ?? '', period: format.period(period) }));
        onClose();
        void navigate({ to: `/rewards/runs/${request.id}` as string });
      },
    });
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t('compute.effect')}</Text>
        <Select
          label={t('plan')}
          allowDeselect={false}
          data={plans.map(({ id, name }) => ({ value: id, label: name }))}
          value={planId}
          onChange={(next) => {
            if (!next) return;
            setPlanId(next);
            setPeriod(latest(plans.find(({ id }) => id === next)));
          }}
        />
        {plan && (
          <PeriodField
            label={t('period')}
            frequency={plan.frequency}
            value={period}
            onChange={setPeriod}
            today={organization.today}
          />
        )}
        {compute.isPending && (
          <Working what={t('compute.working', { plan: plan?.name ?? '', period: format.period(period) })} />
        )}
        <ErrorNotice error={compute.error} listFields />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" disabled={compute.isPending} onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={compute.isPending}>
            {t('compute.now')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
