import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../Rewards.module.css';

interface Props {
  /** The plan was changed after it was read for what is typed. */
  outdated: boolean;
  onDiscard: () => void;
}

/** Says that the form holds what was typed earlier, over which state of the plan, and offers to let go of it. */
export function DraftNotice({ outdated, onDiscard }: Props) {
  const { t } = useTranslation('rewards');
  const discard = (
    <Button
      size="compact-sm"
      variant="subtle"
      onClick={() => {
        onDiscard();
        document.querySelector('h1')?.focus(); // this notice, and the focus with it, is gone
      }}
    >
      {t('plans.discardTyped')}
    </Button>
  );
  if (!outdated)
    return (
      <p role="status" className={classes.muted}>
        {t('plans.restored')} {discard}
      </p>
    );
  return (
    <Alert role="alert" color="yellow" mb="md" title={t('plans.outdated')}>
      <p>{t('plans.outdatedNow')}</p>
      {discard}
    </Alert>
  );
}
