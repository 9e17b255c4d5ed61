import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RewardGrant } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { moment } from '@/ui/export/sheet';
import { useFormat } from '@/ui/format';
import { useAwardQuantity } from '../awards/awardQuantity';
import { grantsQuery } from '../rewardQueries';

/** What frozen and paid runs gave besides money, and what was withdrawn. */
export function GrantTable() {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const { quantity } = useAwardQuantity();
  const { data } = useSuspenseQuery(grantsQuery(useAsOf()));
  const state = (grant: RewardGrant) => t(`recognition.state.${grant.state}`);
  return (
    <DataTable
      label={t('recognition.grants')}
      csvName={t('recognition.grants')}
      rows={data.grants}
      rowKey={(grant) => `${grant.planId}/${grant.period}/${grant.awardId}/${grant.person.id}`}
      empty={<EmptyState message={t('recognition.grantsNone')} />}
      columns={[
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
      ]}
    />
  );
}
