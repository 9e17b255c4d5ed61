import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session';
import { useChosenUnit } from '@/shared/units';
import { DifferencePage } from './DifferencePage';

/** Of the whole organization, or of the unit chosen in the header and those below it. */
export function OrganizationDifferencePage() {
  const { t } = useTranslation('differences');
  const { organization } = useSession();
  const [unit] = useChosenUnit();
  return (
    <DifferencePage
      of={{ kind: 'organization', unitId: unit?.id }}
      title={t('title')}
      over={unit?.name ?? organization.name}
    />
  );
}
