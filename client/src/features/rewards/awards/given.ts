import { useTranslation } from 'react-i18next';
import type { RewardRunStatus, RewardRunView } from '@/api/generated';

/** Of a run about awards alone nothing is paid: it is granted. */
export function useRunStatus() {
  const { t } = useTranslation('rewards');
  return ({ status, awardsOnly }: { status: RewardRunStatus; awardsOnly: boolean }) =>
    t(status === 'paid' && awardsOnly ? 'runStatus.granted' : `runStatus.${status}`);
}

/** To how many a run grants something besides money, and from how many it withdraws it; empty for a plan without awards. */
export function useGiven() {
  const { t } = useTranslation('rewards');
  return ({ granted, withdrawn }: Pick<RewardRunView, 'granted' | 'withdrawn'>) => {
    if (granted === null) return '';
    const texts = [
      granted > 0 && t('award.grantedTo', { count: granted }),
      withdrawn && t('award.withdrawnFrom', { count: withdrawn }),
    ].filter(Boolean);
    return texts.length > 0 ? texts.join(' · ') : t('award.nobody');
  };
}
