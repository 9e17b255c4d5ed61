import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMayIn } from '@/shared/access';
import { unitsQuery } from '@/shared/units';

/** Says that figures count only what the reader may see; nothing to those who see the whole organization. */
export function OwnScope({ className }: { className?: string }) {
  const { t } = useTranslation('alignment');
  const mayRead = useMayIn('read');
  const { data: units } = useQuery(unitsQuery());
  const tops = (units ?? []).filter(({ parentId }) => parentId === null);
  if (units === undefined || (tops.length > 0 && tops.every(({ id }) => mayRead(id)))) return null;
  return <p className={className}>{t('ownScope')}</p>;
}
