import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountQuery } from '@/shared/account';
import { useSession } from '@/shared/session';
import { Page, Section } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { LanguageChoice } from './LanguageChoice';
import { NoPassword } from './NoPassword';
import { Passkeys } from './Passkeys';
import { PasswordForm } from './PasswordForm';
import { SecondFactor } from './SecondFactor';
import { SessionList } from './SessionList';

/** What concerns one's own account: how one signs in, where one is signed in, which language one reads. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const { person, ways } = useSession();

  return (
    <Page title={t('title')} under={`${person.name} · ${person.email}`} width="narrow">
      {ways.localAccounts && (
        <PageBoundary>
          <SigningIn email={person.email} />
        </PageBoundary>
      )}
      <Section title={t('sessions.title')}>
        <PageBoundary>
          <SessionList />
        </PageBoundary>
      </Section>
      <Section title={t('language.title')}>
        <LanguageChoice />
      </Section>
    </Page>
  );
}

function SigningIn({ email }: { email: string }) {
  const { t } = useTranslation('account');
  const { data: account } = useSuspenseQuery(accountQuery());
  if (!account.hasPassword)
    return (
      <Section title={t('noPassword.title')}>
        <NoPassword />
      </Section>
    );

  return (
    <>
      <Section title={t('password.title')}>
        <PasswordForm email={email} />
      </Section>
      <Section title={t('factor.title')}>
        <SecondFactor recoveryCodesLeft={account.recoveryCodesLeft} />
      </Section>
      <Section title={t('passkeys.title')}>
        <Passkeys passkeys={account.passkeys} />
      </Section>
    </>
  );
}
