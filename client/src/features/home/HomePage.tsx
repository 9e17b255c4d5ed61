import { Button } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session';
import { EmptyState } from '@/ui/EmptyState';
import { Page } from '@/ui/Page';

export function HomePage() {
  const { t } = useTranslation('shell');
  const { person, organization } = useSession();

  return (
    <Page title={t('nav.home')} under={`${organization.name} · ${person.name}`}>
      <EmptyState message={t('welcome')} action={<Button onClick={spotlight.open}>{t('search.open')}</Button>} />
    </Page>
  );
}
