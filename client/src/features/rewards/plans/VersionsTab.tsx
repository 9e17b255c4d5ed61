import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RewardPlanDetail } from '@/api/generated';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { Section } from '@/ui/Page';
import classes from '../Rewards.module.css';
import { RulesSummary } from './RulesSummary';

/** What was published: locked, latest first. */
export function VersionsTab({ detail }: { detail: RewardPlanDetail }) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  if (detail.published.length === 0) return <EmptyState message={t('versions.empty')} />;
  return (
    <>
      {[...detail.published].reverse().map((version) => {
        const superseded = detail.plan.versions.find(({ number }) => number === version.number)?.superseded;
        return (
          <Section
            key={version.number}
            title={t('plans.versionFrom', { number: version.number, period: format.period(version.from) })}
          >
            <p className={classes.muted}>
              <IconLock size={12} aria-hidden="true" /> {t(superseded ? 'versions.superseded' : 'versions.locked')}
            </p>
            <RulesSummary rules={version.rules} />
          </Section>
        );
      })}
    </>
  );
}
