import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { useFormat } from '@/ui/format';
import { Page, Section } from '@/ui/Page';
import { useAwardQuantity } from '../awards/awardQuantity';
import { StatementDisputes } from '../disputes/StatementDisputes';
import { usePayFormat } from '../figures';
import { HeldNotice } from '../HeldNotice';
import rewards from '../Rewards.module.css';
import { statementQuery } from '../rewardQueries';
import { RunMark } from '../StateMark';
import { Adjustment } from './Adjustment';
import { AwardLines } from './AwardLines';
import { Estimator } from './Estimator';
import classes from './Statement.module.css';
import { Total } from './Total';
import { UnitReceipt } from './UnitReceipt';

/** One person's pay for one period, as a receipt. */
export function StatementPage() {
  const { runId = '', personId = '' } = useParams({ strict: false }) as { runId?: string; personId?: string };
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const { person } = useSession();
  const { data: statement } = useSuspenseQuery(statementQuery(runId, personId, useAsOf()));
  const pay = usePayFormat(statement.currency);
  const { what } = useAwardQuantity();
  const own = person.id === statement.person.id;
  // A plan may give only what is not money, to all or to this person; then there is no amount to speak of.
  const inMoney =
    !statement.awardsOnly &&
    (statement.awards.length === 0 ||
      statement.amount === null ||
      statement.paidBefore !== 0 ||
      statement.units.some((unit) => unit.parts.some(({ targetAmount }) => targetAmount !== 0)));
  const got = statement.awards
    .filter(({ granted }) => granted !== null && granted > 0)
    .map(({ award, granted }) => what(granted, award))
    .join(', ');
  const single = statement.units.length === 1;

  return (
    <Page
      title={t('statement.title', { period: format.period(statement.period) })}
      over={
        own ? (
          <Link to={'/rewards' as string}>{t('mine.title')}</Link>
        ) : (
          <Link to={`/rewards/runs/${runId}` as string}>{t('run.back')}</Link>
        )
      }
      under={`${statement.person.name} · ${statement.planName}`}
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={14} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
      }
    >
      <dl className={rewards.facts}>
        {!inMoney && (
          <div>
            <dt>{t('award.got')}</dt>
            <dd>{statement.held.length > 0 ? t('held.short') : got || t('award.none')}</dd>
          </div>
        )}
        <div>
          <dt>{t('status')}</dt>
          <dd>
            <RunMark run={statement} />
          </dd>
        </div>
        <div>
          <dt>{t('plan')}</dt>
          <dd>{t('versionOf', { plan: statement.planName, number: statement.planVersion })}</dd>
        </div>
        <div>
          <dt>{t('statement.freshness')}</dt>
          <dd className={classes.small}>{t('statement.until', { at: format.dateTime(statement.knownAt) })}</dd>
        </div>
        <div>
          <dt>{t('hash')}</dt>
          <dd className={classes.small}>
            <code className="no-print" title={statement.hash}>
              {statement.hash.slice(0, 12)}
            </code>
            <code className={`print-only ${classes.whole}`}>{statement.hash}</code>
          </dd>
        </div>
      </dl>
      <div className={classes.columns}>
        <div className={classes.receipt}>
          {statement.held.length > 0 && <HeldNotice held={statement.held} known={statement.amount !== null} />}
          {statement.units.map((unit) => (
            <Section
              key={unit.unitId}
              title={single ? t('statement.reckoning') : t('statement.reckoningOf', { unit: unit.unitName })}
            >
              <UnitReceipt statement={statement} unit={unit} pay={pay} />
            </Section>
          ))}
          {statement.units.length === 0 && <p>{t('statement.noPart')}</p>}
          {inMoney && <Total statement={statement} pay={pay} />}
          {inMoney && statement.adjusts !== null && <Adjustment statement={statement} pay={pay} />}
          {statement.awards.length > 0 && (
            <Section title={t('award.title')}>
              <AwardLines statement={statement} pay={pay} />
            </Section>
          )}
        </div>
        {own && inMoney && statement.units.length > 0 && <Estimator statement={statement} pay={pay} />}
      </div>
      <StatementDisputes statement={statement} />
    </Page>
  );
}
