import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const KNOWN = ['measure-missing', 'gate-missing'] as const;

/** Why a line is held, in words. */
export function useHeldText() {
  const { t } = useTranslation('rewards');
  return (code: string) => {
    const known = KNOWN.find((one) => one === code);
    return known ? t(`held.${known}`) : t('held.other');
  };
}

/** Why nothing can be paid yet. */
export function HeldNotice({ held }: { held: readonly string[] }) {
  const { t } = useTranslation('rewards');
  const text = useHeldText();
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={16} aria-hidden="true" />} title={t('held.title')}>
      {held.map(text).join(' ')} {t('held.now')}
    </Alert>
  );
}
