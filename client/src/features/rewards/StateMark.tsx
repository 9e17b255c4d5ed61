import {
  IconArrowBackUp,
  IconArrowDownLeft,
  IconCheck,
  IconCircleCheck,
  IconCircleDashed,
  IconCoin,
  IconEye,
  IconGift,
  IconHelp,
  IconLock,
  IconMessageCircle,
  IconPlus,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DisputeStatus, RewardRunStatus } from '@/api/generated';
import { useRunStatus } from './awards/given';
import classes from './Rewards.module.css';

const RUN = {
  computed: IconCircleDashed,
  reviewed: IconEye,
  approved: IconCheck,
  frozen: IconLock,
  paid: IconCoin,
  discarded: IconX,
} satisfies Record<RewardRunStatus, unknown>;

const DISPUTE = {
  open: IconMessageCircle,
  'needs-information': IconHelp,
  accepted: IconCircleCheck,
  rejected: IconX,
  withdrawn: IconArrowBackUp,
} satisfies Record<DisputeStatus, unknown>;

/** How far a run has come, as a sign and a word. */
export function RunMark({ run }: { run: { status: RewardRunStatus; awardsOnly: boolean } }) {
  const statusOf = useRunStatus();
  const { status, awardsOnly } = run;
  const Icon = status === 'paid' && awardsOnly ? IconGift : RUN[status];
  return (
    <span className={classes.mark} data-state={status}>
      <Icon size={14} aria-hidden="true" />
      {statusOf(run)}
    </span>
  );
}

/** What became of a dispute, as a sign and a word. */
export function DisputeMark({ status }: { status: DisputeStatus }) {
  const { t } = useTranslation('rewards');
  const Icon = DISPUTE[status];
  return (
    <span className={classes.mark} data-state={status}>
      <Icon size={14} aria-hidden="true" />
      {t(`disputeStatus.${status}`)}
    </span>
  );
}

/** Whether a difference is paid in addition or taken back. */
export const directionOf = (due: number | null) => (due !== null && due < 0 ? 'recovered' : 'additional');

/** What an adjustment does, as a sign and a word; nothing where it changes no amount. */
export function DifferenceMark({ due }: { due: number | null }) {
  const { t } = useTranslation('rewards');
  if (due === null || due === 0) return null;
  const direction = directionOf(due);
  const Icon = direction === 'recovered' ? IconArrowDownLeft : IconPlus;
  return (
    <span className={classes.mark} data-state={direction}>
      <Icon size={14} aria-hidden="true" />
      {t(`adjustment.${direction}`)}
    </span>
  );
}
