import { Tabs } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KpiDetail } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { kpiQuery } from '@/shared/kpiQuery';
import { useSession } from '@/shared/session';
import { unitsQuery } from '@/shared/units';
import { useCalendar } from '@/ui/LocaleSettings';
import { Page } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { useUrlState } from '@/ui/useUrlState';
import { kpiSeriesQuery } from '../kpiQueries';
import { TargetsTab } from '../targets/TargetsTab';
import { ApiTab } from './api/ApiTab';
import { DefinitionTab } from './DefinitionTab';
import { KpiActions } from './KpiActions';
import { KpiChart } from './KpiChart';
import { KpiFigures } from './KpiFigures';
import { KpiNotices } from './KpiNotices';
import classes from './KpiPage.module.css';
import { KpiProposals } from './KpiProposals';
import { KpiValues } from './KpiValues';
import { SegmentsTab } from './SegmentsTab';
import { seriesRange } from './seriesRange';
import { TimelineTab } from './TimelineTab';
import { UsageByObjectives } from './UsageByObjectives';
import { UsageTab } from './UsageTab';

const TABS = ['values', 'segments', 'definition', 'targets', 'timeline', 'usage', 'api'] as const;
type Tab = (typeof TABS)[number];

/** One KPI: its figure, how it came, what it means, where it counts. */
export function KpiPage() {
  const { kpiId = '' } = useParams({ strict: false }) as { kpiId?: string };
  const { t } = useTranslation('kpis');
  const asOf = useAsOf();
  const { data: kpi } = useSuspenseQuery(kpiQuery(kpiId, asOf));
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [tab, setTab] = useUrlState<Tab>('tab', 'values', TABS);
  const unit = units.find(({ id }) => id === kpi.definition.ownerUnitId);

  return (
    <Page
      title={kpi.definition.name}
      over={
        <span className={classes.over}>
          <Link to={'/kpis' as string}>{t('list.title')}</Link>
          <span>{kpi.definition.code}</span>
        </span>
      }
      under={[
        unit?.name,
        kpi.ownerPerson?.name,
        t(`frequency.${kpi.definition.frequency}`),
        t(`lifecycle.${kpi.lifecycle}`),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          <Link to={`/kpis/${kpiId}/differences` as string}>{t('page.compare')}</Link>
          <KpiActions kpi={kpi} />
        </>
      }
    >
      <KpiNotices kpi={kpi} />
      <KpiFigures kpi={kpi} />
      <PageBoundary lines={6}>
        <SeriesChart kpi={kpi} />
      </PageBoundary>
      <Tabs value={tab} onChange={(next) => setTab(next as Tab)} keepMounted={false} className={classes.tabs}>
        <Tabs.List aria-label={t('page.tabs')}>
          {TABS.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t(`page.tab.${value}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} pt="md">
          <PageBoundary lines={6}>
            {tab === 'values' && <KpiProposals kpiId={kpi.id} />}
            {tab === 'values' && <SeriesValues kpi={kpi} />}
            {tab === 'segments' && <SegmentsTab kpi={kpi} />}
            {tab === 'definition' && <DefinitionTab kpi={kpi} />}
            {tab === 'targets' && <TargetsTab kpi={kpi} />}
            {tab === 'timeline' && <TimelineTab kpi={kpi} />}
            {tab === 'usage' && <UsageTab kpi={kpi} />}
            {tab === 'api' && <SeriesByApi kpi={kpi} />}
            {tab === 'usage' && <UsageByObjectives kpi={{ id: kpi.id, code: kpi.definition.code }} />}
          </PageBoundary>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function useSeries(kpi: KpiDetail) {
  const { organization } = useSession();
  const { date, knownAt } = useAsOf();
  const { from, to } = seriesRange(kpi.definition.frequency, date, organization.today, useCalendar());
  return useSuspenseQuery(kpiSeriesQuery(kpi.id, from, to, knownAt)).data;
}

const SeriesChart = ({ kpi }: { kpi: KpiDetail }) => <KpiChart kpi={kpi} series={useSeries(kpi)} />;
const SeriesByApi = ({ kpi }: { kpi: KpiDetail }) => <ApiTab kpi={kpi} series={useSeries(kpi)} />;
const SeriesValues = ({ kpi }: { kpi: KpiDetail }) => <KpiValues kpi={kpi} series={useSeries(kpi)} />;
