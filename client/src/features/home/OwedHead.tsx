import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OwedItem } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './Home.module.css';

/** What a row is about: the KPI, what is asked for, by when. */
export function OwedHead({ item, id }: { item: OwedItem; id: string }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const facts = [
    t(`owed.kinds.${item.kind}`),
    item.period && format.period(item.period),
    item.dueOn && t('owed.due', { date: format.date(item.dueOn) }),
  ].filter(Boolean);

  return (
    <div className={classes.head} id={id}>
      <StatusBadge status={item.status} iconOnly />
      <Link to={`/kpis/${item.kpiId}` as string} className={classes.name}>
        {item.name}
      </Link>
      <span className={classes.facts}>{facts.join(' · ')}</span>
    </div>
  );
}
