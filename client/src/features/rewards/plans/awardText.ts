import { useTranslation } from 'react-i18next';
import type { AwardRule, PayMeasure } from '@/api/generated';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { useAwardQuantity } from '../awards/awardQuantity';
import { usePayFormat } from '../figures';
import { useGateText } from '../statement/GateLine';
import type { useNames } from './names';

type Named = Pick<PayMeasure, 'id' | 'basis' | 'subjectId'>;

/** Who gets an award, in words. */
export function useAwardText(names: ReturnType<typeof useNames>, measures: readonly Named[]) {
  const { t } = useTranslation('rewards');
  const gateText = useGateText(usePayFormat(useLocaleSettings().currency));
  const { what } = useAwardQuantity();
  return (award: AwardRule) => {
    const unit = names.units.find(({ id }) => id === award.unitId)?.name;
    const who = award.unitId === null ? t('award.everybody') : (unit ?? t('elsewhere'));
    const measure = measures.find(({ id }) => id === award.top?.measureId);
    const when = award.condition
      ? t('award.when', {
          who,
          condition: gateText.condition(
            { ...award.condition, id: award.id, effect: 'zero', amount: 0, missing: 'hold' },
            names.kpiName(award.condition.kpiId),
          ),
        })
      : t('award.best', {
          who,
          count: award.top?.count ?? 0,
          by: measure ? names.measureName(measure) : t('award.combined'),
        });
    return `${what(award.quantity, award)} · ${when}`;
  };
}
