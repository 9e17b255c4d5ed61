import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HeldInput } from '@/api/generated';
import { useFormat } from '@/ui/format';

const KNOWN = ['measure-missing', 'gate-missing', 'award-missing'] as const;

/** Why an estimate comes to nothing, in words. */
export function useHeldCode() {
  const { t } = useTranslation('rewards');
  return (code: string) => {
    const known = KNOWN.find((one) => one === code);
    return known ? t(`held.${known}`) : t('held.other');
  };
}

/** What a line waits for, by name and with the periods that are missing. */
export function useHeldText() {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  return ({ code, basis, name: known, reason, periods }: HeldInput) => {
    const words = { name: known ?? t('held.input.kpi'), periods: periods.map(format.period).join(', ') };
    if (code === 'award-missing') return t(periods.length > 0 ? 'held.input.awardPeriods' : 'held.input.award', words);
    if (code === 'gate-missing') return t(periods.length > 0 ? 'held.input.gatePeriods' : 'held.input.gate', words);
    if (basis === 'objective-score') return t('held.input.grade', { name: known ?? t('basis.objective-score') });
    if (basis === 'scorecard-score')
      return t('held.input.score', { name: t('statement.scorecardOf', { name: known ?? '' }).trim() });
    if (periods.length > 0) return t('held.input.periods', words);
    if (reason === 'no-target') return t('held.input.target', words);
    return t(reason === null || reason === 'no-data' ? 'held.input.value' : 'held.input.undefined', words);
  };
}

/** Where the missing input of a KPI is entered; null for what has no values of its own. */
export const placeOf = ({ subjectId, basis }: HeldInput): string | null =>
  subjectId !== null && (basis === null || basis === 'kpi-attainment' || basis === 'kpi-score')
    ? `/kpis/${subjectId}`
    : null;

/**
 * Why nothing can be paid yet.
 *
 * @param known The amount is; what is given besides money is not.
 */
export function HeldNotice({ held, known }: { held: readonly HeldInput[]; known: boolean }) {
  const { t } = useTranslation('rewards');
  const text = useHeldText();
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle size={16} aria-hidden="true" />}
      title={t(known ? 'held.titleKnown' : 'held.title')}
    >
      {held.map(text).join(' ')} {t('held.now')}
    </Alert>
  );
}
