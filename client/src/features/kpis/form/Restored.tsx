import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Form.module.css';

/** Says that the form goes on where it was left, with the way to start over. */
export function Restored({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useTranslation('kpis');
  return (
    <div className={classes.restored} role="status">
      {t('form.restored')}
      <Button size="compact-sm" variant="subtle" onClick={onDiscard}>
        {t('form.discard')}
      </Button>
    </div>
  );
}
