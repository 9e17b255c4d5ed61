import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** What cells say in words instead of figures. */
export function useCellWords() {
  const { t } = useTranslation('values');
  return useMemo(() => ({ notApplicable: t('cell.notApplicable'), yes: t('cell.yes'), no: t('cell.no') }), [t]);
}
