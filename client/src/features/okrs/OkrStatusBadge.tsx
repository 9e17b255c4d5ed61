import { useTranslation } from 'react-i18next';
import type { OkrStatus } from '@/api/generated';
import badge from '@/ui/Status.module.css';

/** From what needs somebody first to what is done. */
export const OKR_STATUSES: readonly OkrStatus[] = ['off-track', 'at-risk', 'outdated', 'pending', 'on-track', 'closed'];

const TONE: Record<OkrStatus, string | undefined> = {
  'on-track': badge.green,
  'at-risk': badge.amber,
  'off-track': badge.red,
  outdated: badge.amber,
  pending: badge.none,
  closed: badge.none,
};

/** The CSS class that sets `--text`, `--fill` and `--soft` to the status's hue. */
export const okrTone = (status: OkrStatus): string => TONE[status] ?? '';

/** How bad, for sorting: off track first. */
export const okrStatusOrder = (status: OkrStatus): number => OKR_STATUSES.indexOf(status);

const SHAPES: Record<OkrStatus, React.ReactNode> = {
  'on-track': <circle cx="5" cy="5" r="4.5" fill="currentColor" stroke="none" />,
  'at-risk': <path d="M5 .7 9.8 9.3H.2Z" fill="currentColor" stroke="none" />,
  'off-track': <rect x=".8" y=".8" width="8.4" height="8.4" fill="currentColor" stroke="none" />,
  outdated: (
    <>
      <circle cx="5" cy="5" r="4.2" />
      <path d="M5 2.6V5l1.7 1.2" />
    </>
  ),
  pending: <path d="M1.2 5h.01M5 5h.01M8.8 5h.01" strokeWidth="1.9" />,
  closed: <path d="M1.4 5.4 4 8l4.8-6" />,
};

/** The shape of a status, a different one for each: it survives grey print and colour blindness. */
function OkrStatusIcon({ status, size = 10 }: { status: OkrStatus; size?: number }) {
  return (
    <svg
      className={`${badge.icon} ${okrTone(status)}`}
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

interface Props {
  status: OkrStatus;
  soft?: boolean;
  /** Leaves the word to those who listen. */
  iconOnly?: boolean;
}

/** The status of an objective or a key result: shape, hue and word. */
export function OkrStatusBadge({ status, soft = false, iconOnly = false }: Props) {
  const { t } = useTranslation('okrs');
  return (
    <span
      className={`${badge.badge} ${okrTone(status)} ${soft ? badge.soft : ''}`}
      data-status={status}
      title={iconOnly ? t(`status.${status}`) : undefined}
    >
      <OkrStatusIcon status={status} />
      <span className={iconOnly ? 'visually-hidden' : undefined}>{t(`status.${status}`)}</span>
    </span>
  );
}
