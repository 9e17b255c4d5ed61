import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './Coverage.module.css';
import type { MatrixProps } from './CoverageMatrix';
import { RowKpis, RowObjectives } from './Meetings';

/** The matrix for a narrow screen: strategic objectives one below the other. */
export function CoverageList({ scorecard, kpis }: MatrixProps) {
  const { t } = useTranslation('alignment');
  const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  return (
    <ul className={classes.cards} aria-label={t('coverage.matrix')}>
      {scorecard.rows.map((row) => (
        <li key={row.strategicObjectiveId}>
          <span className={classes.muted}>{row.perspective}</span>
          <h3 className={classes.cardTitle}>
            <Link
              to="/scorecards/$scorecardId"
              params={{ scorecardId: scorecard.id }}
              hash={`objective-${row.strategicObjectiveId}`}
            >
              {row.name}
            </Link>
          </h3>
          <h4 className={classes.cardPart}>{t('coverage.kpi')}</h4>
          <RowKpis row={row} kpis={byId} />
          <h4 className={classes.cardPart}>{t('coverage.objectives')}</h4>
          <RowObjectives row={row} kpis={byId} />
        </li>
      ))}
    </ul>
  );
}
