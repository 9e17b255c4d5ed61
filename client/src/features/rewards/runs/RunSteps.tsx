import { Button, Group } from '@mantine/core';
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRef, RewardRunDetail, RewardRunStatus } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { useSession } from '@/shared/session';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import { useRunStatus } from '../awards/given';
import type { PayFormat } from '../figures';
import classes from '../Rewards.module.css';
import { type RunStep, useDiscardRun, useStepRun } from '../rewardQueries';
import { PayDialog } from './PayDialog';

const STEPS = ['computed', 'reviewed', 'approved', 'frozen', 'paid'] as const;
const NEXT: Partial<Record<RewardRunStatus, RunStep | 'pay'>> = {
  computed: 'review',
  reviewed: 'approve',
  approved: 'freeze',
  frozen: 'pay',
};

/** So many of those who may approve are named. */
const NAMED = 4;

interface Props {
  detail: RewardRunDetail;
  pay: PayFormat;
}

/** How far the run is, who took each step, and the next one; where it cannot be taken, why not. */
export function RunSteps({ detail, pay }: Props) {
  const { run, steps, approvers } = detail;
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const { canWrite, reason } = useCanWrite();
  const [paying, setPaying] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const step = useStepRun(run.id);
  const discard = useDiscardRun(run.id);
  const done = STEPS.indexOf(run.status as (typeof STEPS)[number]);
  const { person } = useSession();
  const taken = (status: RewardRunStatus) => {
    const its = steps.find((one) => one.status === status);
    return its ? `${its.by?.name ?? t('someone')} · ${format.dateTime(its.at)}` : t('steps.taken');
  };
  const next = NEXT[run.status];
  const statusOf = useRunStatus();
  const open = run.status === 'computed' || run.status === 'reviewed' || run.status === 'approved';

  function whyNot(): string | null {
    if (!canWrite) return reason;
    if (next === 'approve' && run.held > 0) return t('steps.whyHeld', { count: run.held });
    if (next === 'approve' && !approvers.some(({ id }) => id === person.id)) {
      const who = approvers.length > 0 ? t('steps.whoCan', { names: names(approvers) }) : t('steps.nobodyCan');
      return `${t(run.canApprove ? 'steps.whyOwnPay' : 'steps.whyOwn')} ${who}`;
    }
    if ((next === 'freeze' || next === 'pay') && !run.canManage) return t('steps.whyHr');
    return null;
  }

  function names(people: readonly PersonRef[]) {
    const named = people
      .slice(0, NAMED)
      .map(({ name }) => name)
      .join(', ');
    const others = people.length - NAMED;
    return others > 0 ? t('steps.andOthers', { names: named, count: others }) : named;
  }

  const take = (which: RunStep) =>
    step.mutate(
      { step: which, expectedVersion: run.version },
      { onSuccess: () => notifyDone(t(`steps.done.${which}`)) },
    );

  return (
    <>
      {run.status === 'discarded' ? (
        <p>{t('steps.discarded', { who: taken('discarded') })}</p>
      ) : (
        <ol className={classes.steps}>
          {STEPS.map((status, index) => (
            <li key={status} data-done={index <= done} aria-current={index === done ? 'step' : undefined}>
              {index <= done ? (
                <IconCheck size={16} aria-hidden="true" />
              ) : (
                <IconCircleDashed size={16} aria-hidden="true" />
              )}
              <span>
                <strong>{statusOf({ status, awardsOnly: run.awardsOnly })}</strong>
                <span className={classes.muted}>
                  {index <= done
                    ? taken(status)
                    : status === 'approved' && approvers.length > 0
                      ? t('steps.approvers', { names: names(approvers) })
                      : t('steps.ahead')}
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
      <ErrorNotice error={step.error} />
      <Group gap="sm" mt="md" align="center" className="no-print">
        {next && (
          <Reasoned reason={whyNot()}>
            {(described, idle) => (
              <Button
                loading={step.isPending}
                data-disabled={idle || undefined}
                aria-disabled={idle || undefined}
                aria-describedby={described}
                onClick={() => {
                  if (idle) return;
                  if (next === 'pay') setPaying(true);
                  else take(next);
                }}
              >
                {t(next === 'pay' && run.awardsOnly ? 'steps.grant' : `steps.${next}`)}
              </Button>
            )}
          </Reasoned>
        )}
        {open && run.canManage && canWrite && (
          <Button variant="subtle" color="red" onClick={() => setDiscarding(true)}>
            {t('steps.discard')}
          </Button>
        )}
      </Group>
      {paying && <PayDialog run={run} pay={pay} onClose={() => setPaying(false)} />}
      <ConfirmReason
        opened={discarding}
        title={t('steps.discardTitle')}
        confirmLabel={t('steps.discard')}
        danger
        onConfirm={(given) =>
          discard
            .mutateAsync({ reason: given, expectedVersion: run.version })
            .then(() => notifyDone(t('steps.done.discard')))
        }
        onClose={() => setDiscarding(false)}
      >
        {t('steps.discardEffect')}
      </ConfirmReason>
    </>
  );
}

/** A control with the reason beside it for which it does nothing; it stays focusable. */
function Reasoned({
  reason,
  children,
}: {
  reason: string | null;
  children: (described: string | undefined, idle: boolean) => ReactNode;
}) {
  const id = useId();
  return (
    <>
      {children(reason === null ? undefined : id, reason !== null)}
      {reason !== null && (
        <span id={id} className={classes.muted}>
          {reason}
        </span>
      )}
    </>
  );
}
