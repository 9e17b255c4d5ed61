import { useTranslation } from 'react-i18next';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { usePayFormat } from '../figures';

interface Counted {
  name: string;
  quantityUnit: string;
}

/** How much of what is given besides money, in words. */
export function useAwardQuantity() {
  const { t } = useTranslation('rewards');
  const pay = usePayFormat(useLocaleSettings().currency);
  const quantity = (figure: number | null, { quantityUnit }: Pick<Counted, 'quantityUnit'>) =>
    t('award.quantityOf', { quantity: pay.plain(figure), unit: quantityUnit });
  return {
    /** `1 day`. */
    quantity,
    /** `Special leave, 1 day`. */
    what: (figure: number | null, award: Counted) =>
      t('award.what', { name: award.name, quantity: quantity(figure, award) }),
  };
}
