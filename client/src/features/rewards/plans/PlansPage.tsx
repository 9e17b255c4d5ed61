import { Button, Checkbox } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RewardPlanItem } from '@/api/generated';
import { useCanWrite, useMay } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { Page } from '@/ui/Page';
import { RewardNav } from '../RewardNav';
import { plansQuery } from '../rewardQueries';

/** The plans that one runs, reviews or approves. */
export function PlansPage() {
  const { t } = useTranslation(['rewards', 'kpis']);
  const format = useFormat();
  const manages = useMay('manage-rewards');
  const { canWrite } = useCanWrite();
  const { data } = useSuspenseQuery(plansQuery(useAsOf()));
  const [withArchived, setWithArchived] = useState(false);
  const shown = data.plans.filter((plan) => withArchived || !plan.archived);
  const create = manages && canWrite && (
    <Button renderRoot={(props) => <Link to={'/rewards/plans/new' as string} {...props} />}>{t('plans.new')}</Button>
  );
  const version = (plan: RewardPlanItem) => {
    const last = plan.versions.at(-1);
    return last
      ? t('plans.versionFrom', { number: last.number, period: format.period(last.from) })
      : t('plans.unpublished');
  };
  const state = (plan: RewardPlanItem) =>
    t(plan.archived ? 'plans.archived' : plan.hasDraft ? 'plans.hasDraft' : 'plans.inForce');

  return (
    <Page title={t('plans.title')} under={t('plans.under')} width="wide" actions={data.plans.length > 0 && create}>
      <RewardNav />
      <DataTable
        label={t('plans.title')}
        csvName={t('plans.title')}
        rows={shown}
        rowKey={(plan) => plan.id}
        defaultSort="name.asc"
        tools={
          data.plans.some((plan) => plan.archived) && (
            <Checkbox
              label={t('plans.withArchived')}
              checked={withArchived}
              onChange={(event) => setWithArchived(event.currentTarget.checked)}
            />
          )
        }
        empty={<EmptyState message={t(manages ? 'plans.empty' : 'plans.none')} action={create} />}
        columns={[
          {
            key: 'name',
            header: t('plan'),
            rowHeader: true,
            cell: (plan) => <Link to={`/rewards/plans/${plan.id}` as string}>{plan.name}</Link>,
            sortBy: (plan) => plan.name,
            csv: (plan) => plan.name,
          },
          {
            key: 'unit',
            header: t('unit'),
            cell: (plan) => plan.unitName,
            sortBy: (plan) => plan.unitName,
            csv: (plan) => plan.unitName,
          },
          {
            key: 'frequency',
            header: t('rules.frequency'),
            cell: (plan) => t(`kpis:frequency.${plan.frequency}`),
            csv: (plan) => t(`kpis:frequency.${plan.frequency}`),
          },
          { key: 'version', header: t('plans.version'), wideOnly: true, cell: version, csv: version },
          { key: 'state', header: t('status'), wideOnly: true, cell: state, sortBy: state, csv: state },
        ]}
      />
    </Page>
  );
}
