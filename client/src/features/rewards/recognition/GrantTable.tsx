import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RewardGrant, TamperedGrants } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { moment } from '@/ui/export/sheet';
import { useFormat } from '@/ui/format';
import { useAwardQuantity } from '../awards/awardQuantity';
import classes from '../Rewards.module.css';
import { allGrants, grantsQuery } from '../rewardQueries';

/** What frozen and paid runs gave besides money, and what was withdrawn. */
export function GrantTable() {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const { quantity } = useAwardQuantity();
  const asOf = useAsOf();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(grantsQuery(asOf));
  const state = (grant: RewardGrant) => t(`recognition.state.${grant.state}`);
  const columns: Column<RewardGrant>[] = [
    {
      key: 'person',
      header: t('person'),
      rowHeader: true,
      cell: (grant) => (
        <Link to={`/rewards/statements/${grant.withdrawnBy ?? grant.runId}/${grant.person.id}` as string}>
          {grant.person.name || t('someone')}
        </Link>
      ),
      sortBy: (grant) => grant.person.name,
      csv: (grant) => grant.person.name,
    },
    {
      key: 'award',
      header: t('award.name'),
      cell: (grant) => grant.awardName,
      sortBy: (grant) => grant.awardName,
      csv: (grant) => grant.awardName,
    },
    {
      key: 'quantity',
      header: t('award.quantity'),
      align: 'end',
      cell: (grant) => quantity(grant.quantity, grant),
      sortBy: (grant) => grant.quantity,
      csv: (grant) => grant.quantity,
    },
    {
      key: 'quantityUnit',
      header: t('award.quantityUnit'),
      hidden: true,
      cell: (grant) => grant.quantityUnit,
      csv: (grant) => grant.quantityUnit,
    },
    {
      key: 'period',
      header: t('period'),
      cell: (grant) => format.period(grant.period),
      sortBy: (grant) => grant.period,
      csv: (grant) => format.period(grant.period),
    },
    {
      key: 'plan',
      header: t('plan'),
      wideOnly: true,
      cell: (grant) => grant.planName,
      sortBy: (grant) => grant.planName,
      csv: (grant) => grant.planName,
    },
    { key: 'state', header: t('status'), wideOnly: true, cell: state, sortBy: state, csv: state },
    {
      key: 'changedAt',
      header: t('recognition.changedAt'),
      wideOnly: true,
      cell: (grant) => format.dateTime(grant.changedAt),
      sortBy: (grant) => grant.changedAt,
      csv: (grant) => moment(grant.changedAt),
    },
  ];
  const exported = columns.filter(({ csv }) => csv);
  const sheet = async () => ({
    columns: exported,
    rows: (await allGrants(asOf)).map((grant) => exported.map(({ csv }) => csv?.(grant))),
  });
  return (
    <>
      {data.pages
        .flatMap(({ tampered }) => tampered)
        .map((one) => (
          <Tampered key={`${one.planId}/${one.period}`} of={one} />
        ))}
      <DataTable
        label={t('recognition.grants')}
        files={<ExportMenu name={t('recognition.grants')} title={t('recognition.grants')} sheet={sheet} />}
        rows={data.pages.flatMap(({ grants }) => grants)}
        rowKey={(grant) => `${grant.planId}/${grant.period}/${grant.awardId}/${grant.person.id}`}
        empty={<EmptyState message={t('recognition.grantsNone')} />}
        // Part of a list in another order would look like all of it.
        columns={hasNextPage ? columns.map((column) => ({ ...column, sortBy: undefined })) : columns}
      />
      {hasNextPage && (
        <Button mt="md" size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('recognition.more')}
        </Button>
      )}
    </>
  );
}

/** A run whose kept lines were changed: it is named, and nothing of it is shown as granted. */
function Tampered({ of }: { of: TamperedGrants }) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  return (
    <Alert mb="md" color="red" icon={<IconAlertTriangle size={16} aria-hidden="true" />}>
      {t('recognition.tampered', { plan: of.planName, period: format.period(of.period) })}{' '}
      <span className={classes.people}>
        {of.runIds.map((id, index) => (
          <Link key={id} to={`/rewards/runs/${id}` as string}>
            {t('recognition.tamperedRun', { count: of.runIds.length, number: index + 1 })}
          </Link>
        ))}
      </span>
    </Alert>
  );
}
