import { useTranslation } from 'react-i18next';
import classes from './Editor.module.css';
import { totalWeight } from './editing';

/** What weights add up to, where that is not the hundred that everybody expects. */
export function WeightTotal({ of }: { of: readonly { weight: number }[] }) {
  const { t } = useTranslation('scorecards');
  const total = totalWeight(of);
  if (of.length === 0 || total === 100) return null;
  return <p className={classes.muted}>{t('edit.weightTotal', { total })}</p>;
}
