import { Button, Stack } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/api/generated';
import { onSignedInElsewhere, useProviderPopup } from '@/shared/provider';
import { fetchSession } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';

interface Props {
  /** What people call the provider. */
  name: string;
  /** The only way in. */
  only: boolean;
  onSignedIn: (session: SessionView) => void;
}

/** Leads to the identity provider in a window of its own, and goes on here when somebody has signed in there. */
export function ProviderPopupButton({ name, only, onSignedIn }: Props) {
  const { t } = useTranslation('session');
  const popup = useProviderPopup();

  useEffect(
    () =>
      onSignedInElsewhere(() => {
        void fetchSession().then((session) => session.signedIn && onSignedIn(session));
      }),
    [onSignedIn],
  );

  return (
    <Stack gap="md">
      <Button variant={only ? 'filled' : 'default'} loading={popup.isPending} onClick={() => popup.mutate()}>
        {t('provider.signIn', { name })}
      </Button>
      <ErrorNotice error={popup.error} />
    </Stack>
  );
}
