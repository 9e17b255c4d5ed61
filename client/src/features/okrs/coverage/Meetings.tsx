import { IconLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CoverageKpi, CoverageRow } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { OkrStatusBadge } from '../OkrStatusBadge';
import classes from './Coverage.module.css';

interface Props {
  row: CoverageRow;
  kpis: ReadonlyMap<string, CoverageKpi>;
}

/** The KPIs under a strategic objective; says when there is none. */
export function RowKpis({ row, kpis }: Props) {
  const { t } = useTranslation('alignment');
  const drives = (kpiId: string) =>
    row.objectives.flatMap((of) => of.keyResults).filter((keyResult) => keyResult.kpiId === kpiId).length;
  if (row.kpiIds.length + row.hiddenKpis === 0)
    return <span className={classes.gap}>{t('orphan.strategic-objective-without-measure.one')}</span>;
  return (
    <ul className={classes.things}>
      {row.kpiIds.map((id) => (
        <li key={id}>
          <Link to={`/kpis/${id}` as string}>{kpis.get(id)?.name}</Link>
          {drives(id) > 0 && (
            <span className={classes.muted}>
              <IconLink size={12} aria-hidden="true" /> {t('coverage.drives', { count: drives(id) })}
            </span>
          )}
        </li>
      ))}
      {row.hiddenKpis > 0 && <li className={classes.muted}>{t('coverage.hiddenKpis', { count: row.hiddenKpis })}</li>}
    </ul>
  );
}

/** The objectives that serve a strategic objective, each with its key results; says when there is none. */
export function RowObjectives({ row, kpis }: Props) {
  const { t } = useTranslation('alignment');
  const format = useFormat();
  if (row.objectives.length === 0)
    return <span className={classes.gap}>{t('orphan.strategic-objective-without-objective.one')}</span>;
  return (
    <ul className={classes.things}>
      {row.objectives.map((objective) => (
        <li key={objective.id}>
          <span className={classes.head}>
            <OkrStatusBadge status={objective.status} iconOnly />
            <Link to={`/okrs/objectives/${objective.id}` as string}>{objective.title}</Link>
            <NumberText>{format.percent(objective.progress)}</NumberText>
          </span>
          <span className={classes.muted}>
            {[objective.unitName, !objective.direct && t('coverage.indirect')].filter(Boolean).join(' · ')}
          </span>
          {objective.keyResults.length === 0 ? (
            <span className={classes.gap}>{t('orphan.objective-without-key-result.one')}</span>
          ) : (
            <ul className={classes.keyResults}>
              {objective.keyResults.map((keyResult) => (
                <li key={keyResult.id}>
                  <OkrStatusBadge status={keyResult.status} iconOnly />
                  <span>
                    {keyResult.title}
                    {keyResult.kpiId && kpis.has(keyResult.kpiId) && (
                      <span className={classes.muted}>
                        <IconLink size={12} aria-hidden="true" />{' '}
                        {t('coverage.measuredByKpi', { name: kpis.get(keyResult.kpiId)?.name })}
                      </span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
