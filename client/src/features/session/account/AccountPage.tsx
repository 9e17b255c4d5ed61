import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session';
import { Page, Section } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { LanguageChoice } from './LanguageChoice';
import { PasswordForm } from './PasswordForm';
import { SessionList } from './SessionList';

/** What concerns one's own account: how one signs in, where one is signed in, which language one reads. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const { person } = useSession();

  return (
    <Page title={t('title')} under={`${person.name} · ${person.email}`} width="narrow">
      <Section title={t('password.title')}>
        <PasswordForm email={person.email} />
      </Section>
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
