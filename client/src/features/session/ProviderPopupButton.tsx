import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProviderPopup } from '@/shared/provider';
import { ErrorNotice } from '@/ui/ErrorNotice';

interface Props {
  /** What people call the provider. */
  name: string;
  /** The only way in. */
  only: boolean;
}

/** Leads to the identity provider in a window of its own, which tells the others when somebody has signed in there. */
export function ProviderPopupButton({ name, only }: Props) {
  const { t } = useTranslation('session');
  const popup = useProviderPopup();

  return (
    <Stack gap="md">
      <Button variant={only ? 'filled' : 'default'} loading={popup.isPending} onClick={() => popup.mutate()}>
        {t('provider.signIn', { name })}
      </Button>
      <ErrorNotice error={popup.error} />
    </Stack>
  );
}
