import { Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onSessionExpired } from '@/api/client';
import type { SessionView } from '@/api/generated';
import { ProviderPopupButton } from '@/features/session/ProviderPopupButton';
import { SignInForm } from '@/features/session/SignInForm';
import { fetchSession, sessionKey, useSession } from '@/shared/session';

/** The session ended while somebody was at work: sign in again over the page, so that nothing typed is lost. */
export default function SessionExpiredDialog() {
  const { t } = useTranslation('shell');
  const [expired, setExpired] = useState(false);
  const queryClient = useQueryClient();
  const { person, ways } = useSession();

  useEffect(
    () =>
      onSessionExpired(() => {
        setExpired(true);
        // For its token alone; should it fail, so will the sign-in, and say why.
        void fetchSession().catch(() => undefined);
      }),
    [],
  );

  function signedIn(session: SessionView) {
    if (session.person?.id !== person.id) {
      // Somebody else: nothing of the page may stay.
      window.location.assign('/');
      return;
    }
    queryClient.setQueryData(sessionKey, session);
    setExpired(false);
    void queryClient.invalidateQueries();
  }

  return (
    <Modal opened={expired} onClose={() => setExpired(false)} title={t('expired.title')} closeOnClickOutside={false}>
      <Stack gap="md">
        <Text size="sm">{t('expired.message')}</Text>
        {ways.provider && <ProviderPopupButton name={ways.provider} only={!ways.localAccounts} onSignedIn={signedIn} />}
        {ways.localAccounts && <SignInForm email={person.email} onSignedIn={signedIn} />}
      </Stack>
    </Modal>
  );
}
