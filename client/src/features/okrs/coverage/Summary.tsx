import { useTranslation } from 'react-i18next';
import type { CoverageView } from '@/api/generated';
import classes from './Coverage.module.css';

/** How much of the strategy is measured and pursued, in sentences. */
export function Summary({ coverage: { scorecards, kpis, orphans } }: { coverage: CoverageView }) {
  const { t } = useTranslation('alignment');
  const rows = scorecards.flatMap((scorecard) => scorecard.rows);
  const count = (kind: string) => orphans.filter((orphan) => orphan.kind === kind).length;
  const unmeasured = count('strategic-objective-without-measure');
  const unpursued = count('strategic-objective-without-objective');
  const idle = count('kpi-without-objective');
  return (
    <p className={classes.summary} role="status">
      {t('coverage.says.strategy', { count: rows.length })}{' '}
      {[
        unmeasured > 0 && t('coverage.says.unmeasured', { count: unmeasured }),
        unpursued > 0 && t('coverage.says.unpursued', { count: unpursued }),
        idle > 0 && t('coverage.says.idle', { count: idle, of: kpis.length }),
        orphans.length === 0 && t('coverage.says.whole'),
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  );
}
