import { IconAlertOctagonFilled, IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Integrity.module.css';

/** Whether a chain, or one event of it, holds: shape, hue and word. */
export function ProofMark({ ok, large = false }: { ok: boolean; large?: boolean }) {
  const { t } = useTranslation('integrity');
  const Icon = ok ? IconCircleCheckFilled : IconAlertOctagonFilled;
  return (
    <span className={`${classes.mark} ${ok ? classes.intact : classes.broken} ${large ? classes.large : ''}`}>
      <Icon size={large ? 24 : 16} aria-hidden="true" />
      {t(ok ? 'intact' : 'broken')}
    </span>
  );
}
