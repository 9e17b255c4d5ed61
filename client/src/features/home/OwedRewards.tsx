import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwedReward } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './Home.module.css';

/** Runs and disputes that wait for the reader's decision. They open on the page of the run; no amount is told here. */
export function OwedRewards({ items }: { items: readonly OwedReward[] }) {
  return (
    <ul className={classes.owed}>
      {items.map((item) => (
        <li key={`${item.kind}/${item.runId}/${item.disputeId ?? ''}`}>
          <OwedRewardRow item={item} />
        </li>
      ))}
    </ul>
  );
}

function OwedRewardRow({ item: { kind, runId, planName, period, by, since, changedValues } }: { item: OwedReward }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const id = useId();
  const facts = [
    t(`rewards.kinds.${kind}`),
    format.period(period),
    changedValues !== null && t('rewards.changed', { count: changedValues }),
    by && t('rewards.by', { name: by.name }),
    t('rewards.since', { date: format.dateTime(since) }),
  ].filter(Boolean);
  return (
    <div className={classes.row}>
      <div className={classes.head} id={id}>
        <StatusBadge status="not-due" iconOnly />
        <span className={classes.name}>{planName}</span>
        <span className={classes.facts}>{facts.join(' · ')}</span>
      </div>
      <Link to="/rewards/runs/$runId" params={{ runId }} aria-describedby={id} data-act>
        {t(`rewards.open.${kind}`)}
      </Link>
    </div>
  );
}
