import { Button, Group } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ErrorBoundary } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { useFormat } from '@/ui/format';
import { Page, Section } from '@/ui/Page';
import { DisputeCard } from '../disputes/DisputeCard';
import { decimalsOf, usePayFormat } from '../figures';
import { PeopleWarnings } from '../participants/PeopleWarnings';
import classes from '../Rewards.module.css';
import { disputesQuery, payrollAddress, runQuery } from '../rewardQueries';
import { RunMark } from '../StateMark';
import { HeldLines } from './HeldLines';
import { Reproduction } from './Reproduction';
import { RunLines } from './RunLines';
import { RunSteps } from './RunSteps';
import { StaleRun } from './StaleRun';
import { TamperedRun } from './TamperedRun';

/** A run: what it comes to, how far it is, what holds it up, and everybody's line; or that its lines are not what they were. */
export function RunPage() {
  const { runId = '' } = useParams({ strict: false }) as { runId?: string };
  return (
    <ErrorBoundary
      key={runId}
      fallbackRender={({ error }) => {
        if (!isProblem(error, 'reward_run.tampered')) throw error;
        return <TamperedRun runId={runId} error={error} />;
      }}
    >
      <IntactRun runId={runId} />
    </ErrorBoundary>
  );
}

function IntactRun({ runId }: { runId: string }) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const { organization } = useSession();
  const asOf = useAsOf();
  const { data } = useSuspenseQuery(runQuery(runId, asOf));
  const { data: all } = useSuspenseQuery(disputesQuery(asOf, runId));
  const { run, lines } = data;
  const pay = usePayFormat(organization.currency);
  const released = run.status === 'frozen' || run.status === 'paid';
  const held = lines.filter((line) => line.held.length > 0);
  const facts = [
    [t('run.lines'), format.number(run.lines)],
    [t('run.held'), format.number(run.held)],
    ...(run.awardsOnly
      ? []
      : [
          [t('run.total'), pay.money(run.total)],
          [t('run.due'), pay.money(run.due)],
        ]),
    ...(run.granted === null ? [] : [[t('award.granted'), t('award.peopleCount', { count: run.granted })]]),
    ...(run.withdrawn ? [[t('award.withdrawnPeople'), t('award.peopleCount', { count: run.withdrawn })]] : []),
  ];

  return (
    <Page
      title={t('run.title', { plan: run.planName, period: format.period(run.period) })}
      width="wide"
      over={<Link to={'/rewards/runs' as string}>{t('runs.title')}</Link>}
      under={
        <>
          <RunMark run={run} /> · {t(run.adjusts === null ? 'kinds.first' : 'kinds.adjustment')} ·{' '}
          <Link to={`/rewards/plans/${run.planId}` as string}>
            {t('versionOf', { plan: run.planName, number: run.planVersion })}
          </Link>
          {run.adjusts !== null && (
            <>
              {' · '}
              <Link to={`/rewards/runs/${run.adjusts}` as string}>{t('run.adjusts')}</Link>
            </>
          )}
        </>
      }
      actions={
        <Group gap="sm">
          {run.canManage && released && !run.awardsOnly && (
            <Button
              size="xs"
              variant="default"
              component="a"
              href={payrollAddress(run.id)}
              download
              leftSection={<IconDownload size={14} aria-hidden="true" />}
            >
              {t('run.payroll')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden="true" />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
        </Group>
      }
    >
      {run.changedValues > 0 && <StaleRun run={run} />}
      <PeopleWarnings
        warnings={data.warnings}
        nameOf={(id) => lines.find(({ person }) => person.id === id)?.person.name}
      />
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.muted}>
        {t('knownAt')} {format.dateTime(run.knownAt)} · {t('hash')}{' '}
        <code title={run.hash}>{run.hash.slice(0, 12)}</code>
      </p>
      {data.cut && (
        <p>
          {t('statement.poolExceeded', { pool: pay.money(data.cut.pool) })} {t('statement.poolFactor')}{' '}
          <span className="num">
            {pay.money(data.cut.pool)} ÷ {pay.exact(data.cut.sum)} ={' '}
            {format.number(data.cut.factor, decimalsOf(data.cut.factor, 9))}
          </span>
        </p>
      )}
      <Section title={t('run.progress')}>
        <RunSteps detail={data} pay={pay} />
      </Section>
      {held.length > 0 && (
        <Section title={t('run.heldTitle', { count: held.length })}>
          <HeldLines run={run} lines={held} />
        </Section>
      )}
      <Section title={t('run.allLines')}>
        <RunLines run={run} lines={lines} pay={pay} />
      </Section>
      <Section title={t('run.disputes')}>
        {all.disputes.length === 0 ? (
          <p className={classes.muted}>{t('run.noDisputes')}</p>
        ) : (
          <ul className={classes.cards}>
            {all.disputes.map((dispute) => (
              <li key={dispute.id}>
                <DisputeCard dispute={dispute} linked />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('reproduce.title')}>
        <Reproduction run={run} people={lines.map(({ person }) => person)} pay={pay} />
      </Section>
    </Page>
  );
}
