import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CycleView } from '@/api/generated';
import { WriteButton } from '@/shared/WriteButton';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import { CycleHeader } from '../CycleHeader';
import { useCycleCommands } from '../okrCommands';
import classes from './Cycles.module.css';

type Step = 'start' | 'begin-closing' | 'close' | 'reopen';

interface Props {
  cycle: CycleView;
  onEdit: () => void;
}

/** One cycle: when it runs, how many objectives it has, and what comes next. */
export function CycleItem({ cycle, onEdit }: Props) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const [asked, setAsked] = useState<Step | null>(null);
  const { status, nextStep, canManage, objectives, openObjectives } = cycle;
  const name = format.period(cycle.name);
  const mayReopen = status === 'closed' || status === 'closing';

  return (
    <li className={classes.cycle}>
      <CycleHeader cycle={cycle} />
      <div className={classes.foot}>
        <span className={classes.counts}>
          <Link to={'/okrs' as string} search={{ cycle: cycle.id }}>
            {t('cycles.objectives', { count: objectives, number: format.number(objectives) })}
          </Link>
          {objectives > 0 &&
            status !== 'planning' &&
            ` · ${t('cycles.open', { count: openObjectives, number: format.number(openObjectives) })}`}
          {objectives > 0 && status !== 'planning' && (
            <>
              {' · '}
              <Link to={`/okrs/cycles/${cycle.id}/report` as string} aria-label={t('cycles.reportOf', { name })}>
                {t('cycles.report')}
              </Link>
            </>
          )}
        </span>
        {canManage && status !== 'closed' && (
          <WriteButton size="compact-sm" variant="subtle" onClick={onEdit} aria-label={t('cycles.editOf', { name })}>
            {t('cycles.edit')}
          </WriteButton>
        )}
        {canManage && mayReopen && (
          <WriteButton
            size="compact-sm"
            variant="default"
            onClick={() => setAsked('reopen')}
            aria-label={t('cycles.reopenOf', { name })}
          >
            {t(`cycles.reopen.${status === 'closed' ? 'closed' : 'closing'}`)}
          </WriteButton>
        )}
        {canManage && nextStep && (
          <WriteButton
            size="compact-sm"
            onClick={() => setAsked(nextStep)}
            aria-label={t('cycles.stepOf', { name, step: t(`cycles.step.${nextStep}`) })}
          >
            {t(`cycles.step.${nextStep}`)}
          </WriteButton>
        )}
      </div>
      {asked && <StepDialog cycle={cycle} step={asked} onClose={() => setAsked(null)} />}
    </li>
  );
}

/** Says what a step means before it is taken. */
function StepDialog({ cycle, step, onClose }: { cycle: CycleView; step: Step; onClose: () => void }) {
  const { t } = useTranslation('okrs');
  const { start, beginClosing, close, reopen } = useCycleCommands(cycle);
  const format = useFormat();
  const name = format.period(cycle.name);
  const open = cycle.openObjectives;
  const leavesOpen = step === 'close' && open > 0;

  async function take(reason: string) {
    if (step === 'start') await start.mutateAsync(undefined);
    else if (step === 'begin-closing') await beginClosing.mutateAsync(undefined);
    else if (step === 'close') await close.mutateAsync({ acceptedOpen: open, reason: reason || null });
    else await reopen.mutateAsync(reason);
    notifyDone(t(`cycles.done.${step}`, { name }));
  }

  return (
    <ConfirmReason
      opened
      onClose={onClose}
      title={t(`cycles.ask.${step}`, { name })}
      confirmLabel={
        step === 'reopen'
          ? t(`cycles.reopen.${cycle.status === 'closed' ? 'closed' : 'closing'}`)
          : t(`cycles.step.${step}`)
      }
      reason={step === 'reopen' || leavesOpen ? 'required' : false}
      onConfirm={take}
    >
      <Text size="sm">{t(`cycles.effect.${step}`)}</Text>
      {leavesOpen && (
        <Text size="sm" fw={600}>
          {t('cycles.leavesOpen', { count: open })}
        </Text>
      )}
    </ConfirmReason>
  );
}
