import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import { kpiListQuery } from '@/shared/lists';
import { unitsQuery, useChosenUnit } from '@/shared/units';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { Page } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { STATUSES, StatusBadge } from '@/ui/StatusBadge';
import { WriteLink } from '../WriteLink';
import { FocusNotes } from './FocusNotes';
import { countByStatus, filterKpis } from './filters';
import { KpiFilterBar, useClearFilters, useKpiFilters } from './KpiFilterBar';
import { kpiColumns } from './kpiColumns';

/** Every KPI of the chosen unit and below, with its figure for the business date. */
export function KpiListPage() {
  const { t } = useTranslation(['kpis', 'common']);
  const format = useFormat();
  const asOf = useAsOf();
  const [unit] = useChosenUnit();
  const { data: kpis } = useSuspenseQuery(kpiListQuery(asOf, unit?.id));
  const { data: units } = useSuspenseQuery(unitsQuery());
  const filters = useKpiFilters();
  const rows = filterKpis(kpis, filters);
  const columns = useMemo(() => kpiColumns(t, format, units), [t, format, units]);
  const counts = countByStatus(rows);

  return (
    <Page
      title={t('list.title')}
      actions={<CreateActions />}
      under={t('list.under', { period: format.period(asOf.date) })}
    >
      <KpiFilterBar kpis={kpis} />
      <DataTable
        label={t('list.title')}
        rows={rows}
        rowKey={(kpi) => kpi.id}
        columns={columns}
        csvName={`kpis-${asOf.date}`}
        defaultSort="name.asc"
        empty={kpis.length === 0 ? <NoKpis /> : <NothingMatches />}
        tools={
          <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: '2px 16px' }}>
            <span className="num">{t('list.count', { count: rows.length })}</span>
            {STATUSES.filter((status) => counts.has(status)).map((status) => (
              <span key={status} className="num">
                <StatusBadge status={status} /> {counts.get(status)}
              </span>
            ))}
          </span>
        }
      />
      <PageBoundary lines={2}>
        <FocusNotes />
      </PageBoundary>
    </Page>
  );
}

function CreateActions() {
  const { t } = useTranslation('kpis');
  const allowed = useMay('define-kpis');
  return (
    <>
      <Button variant="default" renderRoot={(props) => <Link to={'/kpis/library' as string} {...props} />}>
        {t('list.library')}
      </Button>
      <WriteLink to="/kpis/new" allowed={allowed}>
        {t('list.create')}
      </WriteLink>
    </>
  );
}

function NoKpis() {
  const { t } = useTranslation('kpis');
  const allowed = useMay('define-kpis');
  return (
    <EmptyState
      message={t('list.empty')}
      action={
        allowed && (
          <WriteLink to="/kpis/library" variant="default">
            {t('list.fromLibrary')}
          </WriteLink>
        )
      }
    />
  );
}

function NothingMatches() {
  const { t } = useTranslation('kpis');
  const clear = useClearFilters();
  return (
    <EmptyState
      message={t('list.nothing')}
      action={
        <Button variant="default" onClick={clear}>
          {t('list.clear')}
        </Button>
      }
    />
  );
}
