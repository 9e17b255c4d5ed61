import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwedItem } from '@/api/generated';
import classes from './Home.module.css';
import { OwedHead } from './OwedHead';

/** Something that takes more than a line, so it opens on the KPI's own page. */
export function OpenRow({ item }: { item: OwedItem }) {
  const { t } = useTranslation('home');
  const id = useId();
  const label = item.kind === 'draft-to-activate' ? t('owed.openDraft') : t('owed.openTarget');
  return (
    <div className={classes.row}>
      <OwedHead item={item} id={id} />
      <Link to={`/kpis/${item.kpiId}` as string} aria-describedby={id}>
        {label}
      </Link>
    </div>
  );
}
