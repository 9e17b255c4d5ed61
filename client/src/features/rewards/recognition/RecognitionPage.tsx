import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/shared/access';
import { EmptyState } from '@/ui/EmptyState';
import { Page, Section } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { RewardNav, useSeesPlans } from '../RewardNav';
import classes from '../Rewards.module.css';
import { leaderboardsQuery } from '../rewardQueries';
import { GrantTable } from './GrantTable';
import { LeaderboardSection } from './LeaderboardSection';
import { OwnAwards } from './OwnAwards';

/** What results earn besides money: how one ranks, what one was given, and for HR what was given to everybody. */
export function RecognitionPage() {
  const { t } = useTranslation('rewards');
  const manages = useMay('manage-rewards');
  const seesPlans = useSeesPlans();
  const { data: boards } = useSuspenseQuery(leaderboardsQuery);
  return (
    <Page title={t('recognition.title')} under={t('recognition.under')}>
      <RewardNav />
      {boards.length === 0 ? (
        <Section title={t('leaderboard.title')}>
          <EmptyState message={t(manages ? 'leaderboard.noneToHr' : 'leaderboard.noneToYou')} />
        </Section>
      ) : (
        boards.map((board) => (
          <Section key={board.planId} title={t('leaderboard.ofPlan', { plan: board.planName })}>
            <PageBoundary lines={4}>
              <LeaderboardSection planId={board.planId} />
            </PageBoundary>
          </Section>
        ))
      )}
      <Section title={t('recognition.own')}>
        <OwnAwards />
      </Section>
      {seesPlans && (
        <Section title={t('recognition.grants')}>
          <p className={classes.muted}>{t('recognition.grantsUnder')}</p>
          <GrantTable />
        </Section>
      )}
    </Page>
  );
}
