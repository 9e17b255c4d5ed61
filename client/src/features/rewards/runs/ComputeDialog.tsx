import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { IconEqual } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RewardPlanItem, RewardRunView } from '@/api/generated';
import { newId } from '@/api/ids';
import { toProblem } from '@/api/problem';
import { useSession } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { notifyDone } from '@/ui/notify';
import { PeriodField } from '@/ui/PeriodField';
import { kindOfFrequency } from '@/ui/periods';
import { Note } from '../Note';
import { useComputeRun } from '../rewardQueries';
import { Working } from '../Working';
import { isReleased, nextDue, standing } from './due';
import { Standing } from './Standing';

interface Props {
  /** Published plans that one may run; at least one. */
  plans: readonly RewardPlanItem[];
  /** Those of these plans. */
  runs: readonly RewardRunView[];
  /** What was asked for; else what is due is chosen. */
  chosen?: { planId: string; period: string };
  onClose: () => void;
}

/** Computes everybody's pay of a plan for a period that is over. */
export function ComputeDialog(props: Props) {
  const { t } = useTranslation('rewards');
  const compute = useComputeRun();
  return (
    <Modal
      opened
      onClose={() => !compute.isPending && props.onClose()}
      withCloseButton={!compute.isPending}
      title={t('compute.title')}
      size="md"
    >
      <ComputeForm {...props} compute={compute} />
    </Modal>
  );
}

function ComputeForm({ plans, runs, chosen, onClose, compute }: Props & { compute: ReturnType<typeof useComputeRun> }) {
  const { t } = useTranslation(['rewards', 'common']);
  const format = useFormat();
  const calendar = useCalendar();
  const navigate = useNavigate();
  const { organization } = useSession();
  const noteId = useId();
  const dueOf = (some: readonly RewardPlanItem[]) => nextDue(some, runs, calendar, organization.today);
  const latest = (of: RewardPlanItem | undefined) =>
    of ? calendar.lastCompleted(organization.today, kindOfFrequency(of.frequency)).key : '';
  const [due] = useState(() => chosen ?? dueOf(plans));
  const [planId, setPlanId] = useState(due?.planId ?? plans[0]?.id ?? '');
  const plan = plans.find(({ id }) => id === planId);
  const [period, setPeriod] = useState(due?.period ?? latest(plan));
  // The same question asked again names the same run.
  const asked = useRef({ id: newId(), planId, period });
  const { run } = standing(planId, period, runs);
  const underWay = run !== null && !isReleased(run);
  const same = compute.error !== null && toProblem(compute.error).code === 'reward_run.no_difference';
  const words = { plan: plan?.name ?? '', period: format.period(period) };

  function submit(event: FormEvent) {
    event.preventDefault();
    if (underWay) return;
    const before = asked.current;
    const request = before.planId === planId && before.period === period ? before : { id: newId(), planId, period };
    asked.current = request;
    compute.mutate(request, {
      onSuccess: () => {
        notifyDone(t('compute.done', words));
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
          data-autofocus
          allowDeselect={false}
          data={plans.map(({ id, name }) => ({ value: id, label: name }))}
          value={planId}
          onChange={(next) => {
            if (!next) return;
            const one = plans.filter(({ id }) => id === next);
            setPlanId(next);
            setPeriod(dueOf(one)?.period ?? latest(one[0]));
            compute.reset();
          }}
        />
        {plan && (
          <PeriodField
            label={t('period')}
            frequency={plan.frequency}
            value={period}
            onChange={(next) => {
              setPeriod(next);
              compute.reset();
            }}
            today={organization.today}
          />
        )}
        <div id={noteId} aria-live="polite">
          {run && !same && !compute.isPending && <Standing run={run} />}
        </div>
        {compute.isPending && <Working what={t('compute.working', words)} />}
        {same ? (
          <Note news icon={<IconEqual size={16} aria-hidden="true" />} title={t('compute.same')}>
            {t('compute.sameWhy', words)}
          </Note>
        ) : (
          <ErrorNotice error={compute.error} listFields />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" disabled={compute.isPending} onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            type="submit"
            loading={compute.isPending}
            data-disabled={underWay || undefined}
            aria-disabled={underWay || undefined}
            aria-describedby={run ? noteId : undefined}
          >
            {t(run && !underWay ? 'compute.adjust' : 'compute.now')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
