import { Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announceSignedInAgain, onSessionExpired } from '@/api/client';
import type { SessionView } from '@/api/generated';
import { ProviderPopupButton } from '@/features/session/ProviderPopupButton';
import { SignInForm } from '@/features/session/SignInForm';
import { fetchSession, onSignedInElsewhere, sessionKey, useSession } from '@/shared/session';

/**
 * The session ended while somebody was at work: sign in again over the page, so that nothing typed is lost. Whoever signs in in another
 * window instead goes on here as well.
 */
export default function SessionExpiredDialog() {
  const { t } = useTranslation('shell');
  const [expired, setExpired] = useState(false);
  const [opened, setOpened] = useState(false);
  const queryClient = useQueryClient();
  const { person, ways } = useSession();

  useEffect(
    () =>
      onSessionExpired(() => {
        setExpired(true);
        setOpened(true);
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
    setOpened(false);
    announceSignedInAgain();
    void queryClient.invalidateQueries();
  }

  useSignInElsewhere(expired, signedIn);

  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title={t('expired.title')} closeOnClickOutside={false}>
      <Stack gap="md">
        <Text size="sm">{t('expired.message')}</Text>
        {ways.provider && <ProviderPopupButton name={ways.provider} only={!ways.localAccounts} />}
        {ways.localAccounts && <SignInForm email={person.email} onSignedIn={signedIn} />}
      </Stack>
    </Modal>
  );
}

/** Looks whether somebody is signed in again when another window says so, and whenever this one is turned to. */
function useSignInElsewhere(expired: boolean, onSignedIn: (session: SessionView) => void) {
  const told = useRef(onSignedIn);
  told.current = onSignedIn;

  useEffect(() => {
    if (!expired) return;
    let over = false;
    const look = () => {
      if (document.visibilityState === 'hidden') return;
      fetchSession().then(
        (session) => {
          if (!over && session.signedIn) told.current(session);
        },
        () => undefined, // looked at again the next time
      );
    };
    const stop = onSignedInElsewhere(look);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      over = true;
      stop();
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [expired]);
}
