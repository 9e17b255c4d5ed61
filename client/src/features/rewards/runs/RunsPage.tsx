import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { WriteButton } from '@/shared/WriteButton';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { moment } from '@/ui/export/sheet';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Page } from '@/ui/Page';
import { useGiven, useRunStatus } from '../awards/given';
import { usePayFormat } from '../figures';
import { RewardNav } from '../RewardNav';
import classes from '../Rewards.module.css';
import { plansQuery, runsQuery } from '../rewardQueries';
import { RunMark } from '../StateMark';
import { ComputeDialog } from './ComputeDialog';

/** The runs of the plans that one sees, and the way to compute another. */
export function RunsPage() {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const asOf = useAsOf();
  const { organization } = useSession();
  const manages = useMay('manage-rewards');
  const { data } = useSuspenseQuery(runsQuery(asOf));
  const { data: plans } = useSuspenseQuery(plansQuery(asOf));
  const [asked, setAsked] = useState(false);
  const pay = usePayFormat(organization.currency);
  const statusOf = useRunStatus();
  const given = useGiven();
  const payable = plans.plans.filter((plan) => plan.canManage && !plan.archived && plan.versions.length > 0);
  const compute = manages && payable.length > 0 && (
    <WriteButton onClick={() => setAsked(true)}>{t('runs.compute')}</WriteButton>
  );

  return (
    <Page title={t('runs.title')} under={t('runs.under')} width="wide" actions={data.runs.length > 0 && compute}>
      <RewardNav />
      <DataTable
        label={t('runs.title')}
        csvName={t('runs.title')}
        rows={data.runs}
        rowKey={(run) => run.id}
        empty={
          <EmptyState
            message={t(manages && payable.length === 0 ? 'runs.noPlan' : 'runs.empty')}
            action={compute || (manages && <Link to={'/rewards/plans' as string}>{t('nav.plans')}</Link>)}
          />
        }
        columns={[
          {
            key: 'period',
            header: t('period'),
            rowHeader: true,
            cell: (run) => <Link to={`/rewards/runs/${run.id}` as string}>{format.period(run.period)}</Link>,
            sortBy: (run) => run.period,
            csv: (run) => format.period(run.period),
          },
          {
            key: 'plan',
            header: t('plan'),
            cell: (run) => t('versionOf', { plan: run.planName, number: run.planVersion }),
            sortBy: (run) => run.planName,
            csv: (run) => t('versionOf', { plan: run.planName, number: run.planVersion }),
          },
          {
            key: 'kind',
            header: t('kind'),
            wideOnly: true,
            cell: (run) => t(run.adjusts === null ? 'kinds.first' : 'kinds.adjustment'),
            csv: (run) => t(run.adjusts === null ? 'kinds.first' : 'kinds.adjustment'),
          },
          {
            key: 'status',
            header: t('status'),
            cell: (run) => (
              <>
                <RunMark run={run} />
                {run.changedValues > 0 && (
                  <p className={classes.muted}>{t('compute.stale', { count: run.changedValues })}</p>
                )}
              </>
            ),
            sortBy: (run) => run.status,
            csv: statusOf,
          },
          {
            key: 'lines',
            header: t('run.lines'),
            align: 'end',
            wideOnly: true,
            cell: (run) => <NumberText>{format.number(run.lines)}</NumberText>,
            csv: (run) => run.lines,
          },
          {
            key: 'held',
            header: t('run.held'),
            align: 'end',
            wideOnly: true,
            cell: (run) => <NumberText strong={run.held > 0}>{format.number(run.held)}</NumberText>,
            csv: (run) => run.held,
          },
          {
            key: 'total',
            header: t('run.total'),
            align: 'end',
            wideOnly: true,
            cell: (run) => <NumberText>{pay.money(run.awardsOnly ? null : run.total)}</NumberText>,
            csv: (run) => (run.awardsOnly ? null : run.total),
          },
          {
            key: 'due',
            header: t('runs.given'),
            align: 'end',
            cell: (run) =>
              run.awardsOnly ? (
                given(run)
              ) : (
                <>
                  <NumberText strong>{pay.money(run.due)}</NumberText>
                  {run.granted !== null && <p className={classes.muted}>{given(run)}</p>}
                </>
              ),
            csv: (run) => (run.awardsOnly ? null : run.due),
          },
          { key: 'granted', header: t('award.granted'), hidden: true, cell: given, csv: ({ granted }) => granted },
          {
            key: 'withdrawn',
            header: t('award.withdrawnPeople'),
            hidden: true,
            cell: given,
            csv: ({ withdrawn }) => withdrawn,
          },
          {
            key: 'knownAt',
            header: t('knownAt'),
            wideOnly: true,
            cell: (run) => format.dateTime(run.knownAt),
            sortBy: (run) => run.knownAt,
            csv: (run) => moment(run.knownAt),
          },
        ]}
      />
      {asked && <ComputeDialog plans={payable} runs={data.runs} onClose={() => setAsked(false)} />}
    </Page>
  );
}
