import {
  type Icon,
  IconAlertTriangle,
  IconArrowsExchange,
  IconCircleX,
  IconEqual,
  IconEyeOff,
  IconMinus,
  IconPlus,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RowOutcome } from '@/api/generated';
import classes from '../Imports.module.css';

/** The outcomes in the order in which one wants to see them. */
export const OUTCOMES: readonly RowOutcome[] = [
  'new',
  'changed',
  'unchanged',
  'rejected',
  'suspicious',
  'blank',
  'ignored',
];

const ICONS: Record<RowOutcome, Icon> = {
  new: IconPlus,
  changed: IconArrowsExchange,
  unchanged: IconEqual,
  rejected: IconCircleX,
  suspicious: IconAlertTriangle,
  blank: IconMinus,
  ignored: IconEyeOff,
};

/** What becomes of a row: a shape, a hue and a word. */
export function OutcomeBadge({ outcome }: { outcome: RowOutcome }) {
  const { t } = useTranslation('imports');
  const Shape = ICONS[outcome];
  return (
    <span className={classes.outcome} data-outcome={outcome}>
      <Shape size={14} aria-hidden="true" />
      {t(`outcome.${outcome}`)}
    </span>
  );
}
