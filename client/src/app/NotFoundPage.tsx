import { useTranslation } from 'react-i18next';
import { WayOut } from './PageFailure';

export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return <WayOut title={t('notFound.title')} message={t('notFound.message')} />;
}
