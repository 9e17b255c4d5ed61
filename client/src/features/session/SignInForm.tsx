import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/api/generated';
import { isProblem } from '@/api/problem';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, submitChecked } from '@/ui/forms';
import { PasswordField } from '@/ui/PasswordField';
import { whyNoPasskeys } from './passkeys';
import { useSignIn, useSignInWithCode, useSignInWithPasskey } from './sessionQueries';

interface Props {
  /** Filled in, when it is known who signs in again. */
  email?: string;
  onSignedIn: (session: SessionView) => void;
}

/** Address and password, then a code where there is a second factor; or a passkey instead of all of it. */
export function SignInForm({ email = '', onSignedIn }: Props) {
  const [challenge, setChallenge] = useState<string | null>(null);
  const [expired, setExpired] = useState<unknown>(null);

  if (challenge !== null)
    return (
      <CodeForm
        challenge={challenge}
        onSignedIn={onSignedIn}
        onBack={(why) => {
          setExpired(why);
          setChallenge(null);
        }}
      />
    );
  return <PasswordForm email={email} expired={expired} onSignedIn={onSignedIn} onChallenge={setChallenge} />;
}

interface PasswordProps extends Required<Props> {
  /** Why the password is asked for once more. */
  expired: unknown;
  onChallenge: (challenge: string) => void;
}

function PasswordForm({ email, expired, onSignedIn, onChallenge }: PasswordProps) {
  const { t } = useTranslation('session');
  const { t: te } = useTranslation('errors');
  const signIn = useSignIn();
  const passkey = useSignInWithPasskey();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email, password: '' } });
  const untried = signIn.isIdle && passkey.isIdle;

  const submit = submitChecked(form, (values) =>
    signIn.mutate(values, {
      onSuccess: (session) => (session.challenge ? onChallenge(session.challenge) : onSignedIn(session)),
      onError: (error) => void applyServerErrors(form, error, te),
    }),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          type="email"
          label={t('signIn.email')}
          autoComplete="username"
          data-autofocus={email === '' || undefined}
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t('signIn.password')}
          autoComplete="current-password"
          data-autofocus={email !== '' || undefined}
          {...form.getInputProps('password')}
        />
        <ErrorNotice error={untried ? expired : (signIn.error ?? passkey.error)} />
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
        {whyNoPasskeys() === null && (
          <Button
            variant="default"
            leftSection={<IconFingerprint size={16} aria-hidden="true" />}
            loading={passkey.isPending}
            onClick={() => {
              signIn.reset();
              passkey.mutate(undefined, { onSuccess: onSignedIn });
            }}
          >
            {t('signIn.passkey')}
          </Button>
        )}
      </Stack>
    </form>
  );
}

interface CodeProps {
  challenge: string;
  onSignedIn: (session: SessionView) => void;
  onBack: (why: unknown) => void;
}

function CodeForm({ challenge, onSignedIn, onBack }: CodeProps) {
  const { t } = useTranslation('session');
  const { t: te } = useTranslation('errors');
  const signIn = useSignInWithCode();
  const [recovering, setRecovering] = useState(false);
  const form = useForm({ mode: 'uncontrolled', initialValues: { code: '' } });

  const submit = submitChecked(form, ({ code }) =>
    signIn.mutate(
      { challenge, code },
      {
        onSuccess: onSignedIn,
        onError: (error) => {
          if (isProblem(error, 'second_factor.expired')) onBack(error);
          else applyServerErrors(form, error, te);
        },
      },
    ),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          key={String(recovering)}
          label={t(recovering ? 'code.recovery' : 'code.app')}
          description={t(recovering ? 'code.recoveryHint' : 'code.appHint')}
          autoComplete={recovering ? 'off' : 'one-time-code'}
          inputMode={recovering ? 'text' : 'numeric'}
          autoFocus
          {...form.getInputProps('code')}
        />
        <ErrorNotice error={signIn.error} />
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
        <button
          type="button"
          className="link-button"
          onClick={() => {
            form.reset();
            signIn.reset();
            setRecovering(!recovering);
          }}
        >
          {t(recovering ? 'code.useApp' : 'code.useRecovery')}
        </button>
        <button type="button" className="link-button" onClick={() => onBack(null)}>
          {t('code.back')}
        </button>
      </Stack>
    </form>
  );
}
