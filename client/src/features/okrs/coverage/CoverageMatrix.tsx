import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CoverageKpi, CoverageScorecard } from '@/api/generated';
import classes from './Coverage.module.css';
import { RowKpis, RowObjectives } from './Meetings';

export interface MatrixProps {
  scorecard: CoverageScorecard;
  kpis: readonly CoverageKpi[];
}

/** A row for each strategic objective: what measures it, and who pursues it. The page around it exports the rows. */
export function CoverageMatrix({ scorecard, kpis }: MatrixProps) {
  const { t } = useTranslation('alignment');
  const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  return (
    <div className={classes.frame}>
      <table className={classes.matrix} aria-label={t('coverage.matrix')}>
        <thead>
          <tr>
            <th scope="col">{t('kind.strategic-objective')}</th>
            <th scope="col">{t('coverage.kpi')}</th>
            <th scope="col">{t('coverage.objectives')}</th>
          </tr>
        </thead>
        <tbody>
          {scorecard.rows.map((row) => (
            <tr key={row.strategicObjectiveId}>
              <th scope="row">
                <span className={classes.muted}>{row.perspective}</span>
                <Link
                  to="/scorecards/$scorecardId"
                  params={{ scorecardId: scorecard.id }}
                  hash={`objective-${row.strategicObjectiveId}`}
                >
                  {row.name}
                </Link>
              </th>
              <td data-gap={row.kpiIds.length + row.hiddenKpis === 0}>
                <RowKpis row={row} kpis={byId} />
              </td>
              <td data-gap={row.objectives.length === 0}>
                <RowObjectives row={row} kpis={byId} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
