import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/ui/Page';
import { FileStep } from './FileStep';
import { PastImports } from './PastImports';
import { Steps } from './Steps';
import { UnfinishedImports } from './UnfinishedImports';

/** Where an import begins: a file, what was left unfinished, and what was imported before. */
export function ImportsPage() {
  const { t } = useTranslation(['imports', 'values']);
  return (
    <Page
      title={t('title')}
      over={<Link to={'/values' as string}>{t('values:title')}</Link>}
      under={t('under')}
      width="wide"
    >
      <Steps current="file" />
      <FileStep />
      <UnfinishedImports />
      <PastImports />
    </Page>
  );
}
