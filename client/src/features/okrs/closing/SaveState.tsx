import { useTranslation } from 'react-i18next';
import classes from './Closing.module.css';
import type { Saving } from './useReviewDraft';

/** Whether what was typed is kept. */
export function SaveState({ saving }: { saving: Saving }) {
  const { t } = useTranslation('alignment');
  return (
    <span className={classes.muted} role="status">
      {t(`closing.saving.${saving}`)}
    </span>
  );
}
