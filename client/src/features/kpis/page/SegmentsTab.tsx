import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KpiBreakdown, KpiDetail } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { PageBoundary } from '@/ui/PageBoundary';
import { Segmented } from '@/ui/Segmented';
import { useUrlState } from '@/ui/useUrlState';
import { kpiBreakdownQuery, kpiSegmentSeriesQuery } from '../kpiQueries';
import { WriteLink } from '../WriteLink';
import { BreakdownTable } from './BreakdownTable';
import { SegmentChart } from './SegmentChart';
import classes from './SegmentsTab.module.css';
import { seriesRange } from './seriesRange';

/** The KPI told apart by the members of one dimension: the period in a table, the course as lines or a stack. */
export function SegmentsTab({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const asOf = useAsOf();
  const [chosen, choose] = useUrlState('dimension', '');
  const known = kpi.definition.segments?.dimensions.some(({ code }) => code === chosen);
  const { data: told } = useSuspenseQuery(kpiBreakdownQuery(kpi.id, known ? chosen : undefined, asOf));

  if (told.dimension === null)
    return (
      <EmptyState
        message={t('segments.none')}
        action={
          <WriteLink to={`/kpis/${kpi.id}/revise`} allowed={kpi.canEdit} variant="default">
            {t('segments.define')}
          </WriteLink>
        }
      />
    );
  return (
    <>
      <div className={classes.head}>
        {told.dimensions.length > 1 && (
          <Segmented
            label={t('segments.choose')}
            value={told.dimension}
            onChange={choose}
            options={told.dimensions.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
        <p className={classes.total}>
          <Total kpi={kpi} told={told} />
        </p>
        {kpi.canRecord && <EntryLink kpi={kpi} />}
      </div>
      <BreakdownTable kpi={kpi} told={told} />
      <div className={classes.course}>
        <PageBoundary lines={6}>
          <Course kpi={kpi} told={told} dimension={told.dimension} />
        </PageBoundary>
      </div>
    </>
  );
}

/** Where the total comes from, and how far the segments agree with it. */
function Total({ kpi, told }: { kpi: KpiDetail; told: KpiBreakdown }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const { total } = told;
  const value = (figure: number | null) => format.value(figure, kpi.definition);
  const period = format.period(told.period);
  const missing = told.rows.filter((row) => row.inForce && row.present < row.expected).map((row) => row.name);
  const sentences = [
    total.value === null
      ? t('segments.total.none', { period })
      : total.origin === 'segments'
        ? t('segments.total.made', { period, value: value(total.value) })
        : total.origin === 'calculated'
          ? t('segments.total.calculated', { period, value: value(total.value) })
          : t('segments.total.recorded', { period, value: value(total.value) }),
    total.difference !== null &&
      total.difference !== 0 &&
      t('segments.total.differs', { made: value(total.rolledUp), difference: value(total.difference) }),
    total.difference === 0 && total.origin === 'recorded' && t('segments.total.agrees'),
    total.reason === 'segments-missing' && t('segments.reason.segments-missing', { names: missing.join(', ') }),
    total.reason === 'segments-overlap' && t('segments.reason.segments-overlap'),
    total.reason === 'segments-without-parts' && t('segments.reason.segments-without-parts'),
    total.reason === 'division-by-zero' && t('segments.reason.division-by-zero'),
  ];
  return sentences.filter(Boolean).join(' ');
}

/** To the grid, with this KPI's segments unfolded. */
function EntryLink({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const { frequency, code } = kpi.definition;
  const search = { frequency, q: code, open: kpi.id };
  return (
    <Link to={'/values' as string} search={search as never} className={classes.entry}>
      {t('segments.enter')}
    </Link>
  );
}

function Course({ kpi, told, dimension }: { kpi: KpiDetail; told: KpiBreakdown; dimension: string }) {
  const { organization } = useSession();
  const { date, knownAt } = useAsOf();
  const { from, to } = seriesRange(kpi.definition.frequency, date, organization.today, useCalendar());
  const { data: series } = useSuspenseQuery(kpiSegmentSeriesQuery(kpi.id, dimension, { from, to, knownAt }));
  const rollUp = told.dimensions.find(({ code }) => code === dimension)?.rollUp ?? 'none';
  return <SegmentChart kpi={kpi} series={series} rollUp={rollUp} />;
}
