import { Anchor, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/api/generated';
import { finishAtApi, isLocalPath, setUsual, takePending } from '@/shared/provider';
import { sessionKey, tellSignedIn } from '@/shared/session';
import { CodedNotice } from '@/ui/CodedNotice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { Entrance } from './Entrance';

interface Answer {
  code?: string;
  state?: string;
  error?: string;
}

type Outcome =
  | { kind: 'signed-in'; session: SessionView; returnTo: string; popup: boolean }
  | { kind: 'not-signed-in-there'; returnTo: string }
  | { kind: 'failed'; code: string };

/** Where the identity provider sends the browser back to. */
export function ProviderReturnPage() {
  const { t } = useTranslation('session');
  const { code, state, error } = useSearch({ strict: false }) as Answer;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const answer = useQuery({
    queryKey: ['provider-return', state],
    queryFn: () => redeem({ code, state, error }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: false,
  });
  const outcome = answer.data;

  useEffect(() => {
    if (outcome?.kind === 'not-signed-in-there')
      void navigate({ to: '/sign-in', search: { returnTo: outcome.returnTo }, replace: true });
    if (outcome?.kind !== 'signed-in') return;
    setUsual(true);
    tellSignedIn();
    if (outcome.popup) {
      window.close();
      return;
    }
    queryClient.clear();
    queryClient.setQueryData(sessionKey, outcome.session);
    void navigate({ href: outcome.returnTo, replace: true });
  }, [outcome, navigate, queryClient]);

  const failed = answer.isError || outcome?.kind === 'failed';
  return (
    <Entrance
      title={t('signIn.title')}
      lead={
        failed ? undefined : outcome?.kind === 'signed-in' && outcome.popup ? t('provider.close') : t('provider.wait')
      }
    >
      {failed && (
        <Stack gap="md">
          {outcome?.kind === 'failed' ? <CodedNotice code={outcome.code} /> : <ErrorNotice error={answer.error} />}
          <Anchor component={Link} to="/sign-in">
            {t('provider.again')}
          </Anchor>
        </Stack>
      )}
    </Entrance>
  );
}

/** That nobody is signed in at the provider is no mistake where it was asked to ask nothing. */
const ASKING = /^(login|interaction|consent|account_selection)_required$/;

async function redeem({ code, state, error }: Answer): Promise<Outcome> {
  const pending = state ? takePending(state) : null;
  if (!pending || !state) return { kind: 'failed', code: 'sign_in.expired' };

  const returnTo = isLocalPath(pending.returnTo) ? pending.returnTo : '/';
  if (pending.silent && error && ASKING.test(error)) return { kind: 'not-signed-in-there', returnTo };
  if (!code) return { kind: 'failed', code: 'sign_in.refused' };

  return { kind: 'signed-in', session: await finishAtApi(pending.ticket, state, code), returnTo, popup: pending.popup };
}
