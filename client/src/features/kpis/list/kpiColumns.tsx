import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { KpiListItem, UnitView } from '@/api/generated';
import type { Column } from '@/ui/DataTable';
import type { Format } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Sparkline } from '@/ui/Sparkline';
import { StatusBadge, statusOrder } from '@/ui/StatusBadge';
import classes from './KpiList.module.css';

/** The columns of the list, in the order in which one reads a figure: what, how it stands, how it came. */
export function kpiColumns(
  t: TFunction<['kpis', 'common']>,
  format: Format,
  units: readonly UnitView[],
): Column<KpiListItem>[] {
  const unitName = (id: string) => units.find((unit) => unit.id === id)?.name ?? null;
  return [
    {
      key: 'name',
      header: t('list.name'),
      sortBy: (kpi) => kpi.name,
      csv: (kpi) => kpi.name,
      cell: (kpi) => (
        <span className={classes.name}>
          <Link to={`/kpis/${kpi.id}` as string}>{kpi.name}</Link>
          <span className={classes.code}>{kpi.code}</span>
          {kpi.lifecycle !== 'active' && <span className={classes.lifecycle}>{t(`lifecycle.${kpi.lifecycle}`)}</span>}
        </span>
      ),
    },
    { key: 'code', header: t('list.code'), csv: (kpi) => kpi.code, hidden: true, cell: () => null },
    {
      key: 'status',
      header: t('list.status'),
      sortBy: (kpi) => statusOrder(kpi.status),
      csv: (kpi) => t(`common:status.${kpi.status}`),
      cell: (kpi) => <StatusBadge status={kpi.status} />,
    },
    {
      key: 'value',
      header: t('list.value'),
      align: 'end',
      sortBy: (kpi) => kpi.value,
      csv: (kpi) => kpi.value,
      cell: (kpi) => (
        <NumberText strong exact={format.value(kpi.value, kpi)}>
          {format.value(kpi.value, kpi, true)}
        </NumberText>
      ),
    },
    {
      key: 'target',
      header: t('list.target'),
      align: 'end',
      wideOnly: true,
      sortBy: (kpi) => kpi.target,
      csv: (kpi) => kpi.target,
      cell: (kpi) => (
        <NumberText exact={format.value(kpi.target, kpi)}>{format.value(kpi.target, kpi, true)}</NumberText>
      ),
    },
    {
      key: 'score',
      header: t('list.score'),
      align: 'end',
      sortBy: (kpi) => kpi.score,
      csv: (kpi) => kpi.score,
      cell: (kpi) => <NumberText>{format.score(kpi.score)}</NumberText>,
    },
    {
      key: 'trend',
      header: t('list.trend'),
      wideOnly: true,
      width: 88,
      cell: (kpi) => (
        <Sparkline values={kpi.sparkline} reference={kpi.target} write={(value) => format.value(value, kpi, true)} />
      ),
    },
    {
      key: 'period',
      header: t('list.period'),
      wideOnly: true,
      sortBy: (kpi) => kpi.period,
      csv: (kpi) => kpi.period,
      cell: (kpi) => <span className={classes.muted}>{format.period(kpi.period)}</span>,
    },
    {
      key: 'perspective',
      header: t('list.perspective'),
      wideOnly: true,
      sortBy: (kpi) => kpi.perspective,
      csv: (kpi) => kpi.perspective && t(`perspective.${kpi.perspective}`),
      cell: (kpi) => <span className={classes.muted}>{kpi.perspective && t(`perspective.${kpi.perspective}`)}</span>,
    },
    {
      key: 'level',
      header: t('list.level'),
      wideOnly: true,
      sortBy: (kpi) => kpi.level,
      csv: (kpi) => t(`level.${kpi.level}`),
      cell: (kpi) => <span className={classes.muted}>{t(`level.${kpi.level}`)}</span>,
    },
    {
      key: 'owner',
      header: t('list.owner'),
      wideOnly: true,
      sortBy: (kpi) => unitName(kpi.ownerUnitId),
      csv: (kpi) => [unitName(kpi.ownerUnitId), kpi.ownerPersonName].filter(Boolean).join(' · '),
      cell: (kpi) => (
        <span className={classes.muted}>
          {[unitName(kpi.ownerUnitId), kpi.ownerPersonName].filter(Boolean).join(' · ')}
        </span>
      ),
    },
    { key: 'category', header: t('list.category'), csv: (kpi) => kpi.category, hidden: true, cell: () => null },
    {
      key: 'lifecycle',
      header: t('list.lifecycle'),
      csv: (kpi) => t(`lifecycle.${kpi.lifecycle}`),
      hidden: true,
      cell: () => null,
    },
  ];
}
