import { useTranslation } from 'react-i18next';
import type { ScoreStatus } from '@/api/generated';
import classes from './Status.module.css';

export const STATUSES: readonly ScoreStatus[] = [
  'red',
  'amber',
  'green',
  'outdated',
  'no-data',
  'no-target',
  'not-due',
];

const TONE: Record<ScoreStatus, string | undefined> = {
  green: classes.green,
  amber: classes.amber,
  red: classes.red,
  outdated: classes.amber,
  'no-data': classes.none,
  'no-target': classes.none,
  'not-due': classes.none,
};

/** The CSS class that sets `--text`, `--fill` and `--soft` to the status's hue. */
export const statusTone = (status: ScoreStatus): string => TONE[status] ?? '';

/** How bad: red first, then what nobody can judge, green last. For sorting. */
export const statusOrder = (status: ScoreStatus): number => STATUSES.indexOf(status);

/** The shape of a status, a different one for each: it survives grey print and colour blindness. */
export function StatusIcon({ status, size = 10 }: { status: ScoreStatus; size?: number }) {
  return (
    <svg
      className={`${classes.icon} ${statusTone(status)}`}
      width={size}
      height={size}
      viewBox="0 0 10 10"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {SHAPES[status]}
    </svg>
  );
}

const SHAPES: Record<ScoreStatus, React.ReactNode> = {
  green: <circle cx="5" cy="5" r="4.5" fill="currentColor" stroke="none" />,
  amber: <path d="M5 .7 9.8 9.3H.2Z" fill="currentColor" stroke="none" />,
  red: <rect x=".8" y=".8" width="8.4" height="8.4" fill="currentColor" stroke="none" />,
  'no-data': <circle cx="5" cy="5" r="4" strokeDasharray="1.6 2.6" />,
  'no-target': <path d="M1 5h8" />,
  outdated: (
    <>
      <circle cx="5" cy="5" r="4.2" />
      <path d="M5 2.6V5l1.7 1.2" />
    </>
  ),
  'not-due': <path d="M1.2 5h.01M5 5h.01M8.8 5h.01" strokeWidth="1.9" />,
};

/** A status: shape, hue and word. `iconOnly` leaves the word to those who listen. */
export function StatusBadge({
  status,
  soft = false,
  iconOnly = false,
}: {
  status: ScoreStatus;
  soft?: boolean;
  iconOnly?: boolean;
}) {
  const { t } = useTranslation('common');
  return (
    <span
      className={`${classes.badge} ${statusTone(status)} ${soft ? classes.soft : ''}`}
      data-status={status}
      title={iconOnly ? t(`status.${status}`) : undefined}
    >
      <StatusIcon status={status} />
      <span className={iconOnly ? 'visually-hidden' : undefined}>{t(`status.${status}`)}</span>
    </span>
  );
}
