import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { goToProvider } from '@/shared/provider';
import { ErrorNotice } from '@/ui/ErrorNotice';

interface Props {
  /** What people call the provider. */
  name: string;
  returnTo: string;
  /** The only way in. */
  only: boolean;
}

/** Leads to the identity provider, and back. */
export function ProviderButton({ name, returnTo, only }: Props) {
  const { t } = useTranslation('session');
  const begin = useMutation({ mutationFn: () => goToProvider(returnTo) });

  return (
    <Stack gap="md">
      <Button
        variant={only ? 'filled' : 'default'}
        loading={begin.isPending || begin.isSuccess}
        onClick={() => begin.mutate()}
      >
        {t('provider.signIn', { name })}
      </Button>
      <ErrorNotice error={begin.error} />
    </Stack>
  );
}
