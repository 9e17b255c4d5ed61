import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDetail, KpiSeries, SeriesPoint } from '@/api/generated';
import { useMay } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import type { CellRef } from '@/shared/values/drafts';
import { EditableGrid } from '@/shared/values/EditableGrid';
import { type GridCell, madeFigure, savedCell } from '@/shared/values/gridCell';
import { PendingPanel } from '@/shared/values/PendingPanel';
import { ValueDraftsProvider } from '@/shared/values/useValueDrafts';
import { ValueFields } from '@/shared/values/ValueFields';
import { EmptyState } from '@/ui/EmptyState';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { StatusBadge } from '@/ui/StatusBadge';
import { reasonText } from '../calculationText';
import { targetText } from '../targetText';
import classes from './KpiValues.module.css';
import { seriesSheet } from './seriesSheet';
import { ValueHistory } from './ValueHistory';

/** Periods shown before one asks for more. */
const SHOWN = 13;

/** The values of this KPI, one row per period, typed like a column of a spreadsheet. */
export function KpiValues({ kpi, series }: { kpi: KpiDetail; series: KpiSeries }) {
  const { t } = useTranslation(['kpis', 'values', 'common']);
  const format = useFormat();
  const { organization } = useSession();
  const { isPast } = useAsOf();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [count, setCount] = useState(SHOWN);
  const begun = series.points.filter((point) => point.start <= organization.today);
  const points = begun.slice(-count);
  const { definition } = kpi;
  const mayWriteClosed = useMay('correct-closed-periods', definition.ownerUnitId);

  function cellOf(point: SeriesPoint): GridCell {
    const ended =
      kpi.lifecycle === 'retired' || kpi.lifecycle === 'replaced' ? (kpi.retiredFrom ?? kpi.replacedBy?.from) : null;
    return {
      kpiId: kpi.id,
      period: point.period,
      name: definition.name,
      periodName: format.period(point.period),
      kind: definition,
      saved: savedCell(point),
      made: madeFigure(point),
      target: point.target,
      score: point.score,
      status: point.status,
      readOnly:
        point.origin === 'calculated'
          ? 'calculated'
          : isPast
            ? 'past'
            : !kpi.canRecord
              ? 'right'
              : ended && point.period >= ended
                ? 'ended'
                : point.closed && !mayWriteClosed
                  ? 'closed'
                  : null,
      closed: point.closed,
      pending: point.pending,
    };
  }
  function cell({ period }: CellRef) {
    const point = series.points.find((candidate) => candidate.period === period);
    return point && cellOf(point);
  }
  if (points.length === 0) return <EmptyState message={t('values.none')} />;

  const firstGap = points.findIndex((point) => point.value === null && !point.notApplicable);
  const more = begun.length > points.length && (
    <Button size="compact-sm" variant="subtle" onClick={() => setCount(count + 24)}>
      {t('values.earlier')}
    </Button>
  );
  const save = (
    <ExportMenu
      name={`${definition.code} ${definition.name}`}
      title={t('values.labelOf', { name: definition.name })}
      sheet={() => seriesSheet([...begun].reverse(), t)}
    />
  );
  const backToGrid = () =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')?.focus());

  if (phone)
    return (
      <ValueDraftsProvider cell={cell}>
        <ValueFields
          label={t('values.label')}
          cells={[...points].reverse().map(cellOf)}
          heading={(shown) => shown.periodName}
        />
        <div className={classes.top}>
          {more}
          {save}
        </div>
        <PendingPanel />
        <ValueHistory kpi={kpi} points={points} />
      </ValueDraftsProvider>
    );

  const point = (row: number) => points[row] as SeriesPoint;
  return (
    <ValueDraftsProvider cell={cell}>
      <div className={classes.top}>
        {more}
        <span className={classes.hint}>{t('values.hint')}</span>
        {save}
      </div>
      <EditableGrid
        // More rows at the top shift the place one is at.
        key={points.length}
        label={t('values.label')}
        rows={points.length}
        columns={1}
        cellAt={(row) => cellOf(point(row))}
        corner={t('page.period')}
        columnHeader={() => [t('page.value'), format.unit(definition)].filter(Boolean).join(' ')}
        rowHeader={(row) => <span className={classes.period}>{format.period(point(row).period)}</span>}
        rowKey={(row) => point(row).period}
        headerWidth={140}
        columnWidth={184}
        start={{ row: firstGap === -1 ? points.length - 1 : firstGap, column: 0 }}
        extras={[
          {
            key: 'target',
            header: t('page.target'),
            width: '130px',
            align: 'end',
            cell: (row) => <Figure text={targetText(definition, point(row).target, format)} />,
          },
          {
            key: 'score',
            header: t('page.score'),
            width: '80px',
            align: 'end',
            cell: (row) => <Figure text={format.score(point(row).score)} />,
          },
          {
            key: 'status',
            header: t('page.status'),
            width: '120px',
            cell: (row) => <StatusBadge status={point(row).status} />,
          },
          {
            key: 'comment',
            header: t('values.comment'),
            width: 'minmax(200px, 1fr)',
            cell: (row) => (
              <span className={classes.comment} title={point(row).comment ?? undefined}>
                {point(row).comment ?? (point(row).reason && reasonText(point(row).reason))}
              </span>
            ),
          },
          {
            key: 'recorded',
            header: t('values.recorded'),
            width: '190px',
            cell: (row) => (
              <span className={classes.comment}>{point(row).recordedAt && format.dateTime(point(row).recordedAt)}</span>
            ),
          },
        ]}
      />
      <PendingPanel onLeave={backToGrid} />
      <ValueHistory kpi={kpi} points={points} />
    </ValueDraftsProvider>
  );
}

const Figure = ({ text }: { text: string }) => (
  <span className={classes.figure}>
    <NumberText>{text}</NumberText>
  </span>
);
