import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RewardStatementItem } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { moment } from '@/ui/export/sheet';
import { NO_FIGURE, useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Page, Section } from '@/ui/Page';
import { useAwardQuantity } from '../awards/awardQuantity';
import { useRunStatus } from '../awards/given';
import { DisputeCard } from '../disputes/DisputeCard';
import { type PayFormat, usePayFormat } from '../figures';
import { RewardNav } from '../RewardNav';
import classes from '../Rewards.module.css';
import { disputesQuery, myStatementsQuery } from '../rewardQueries';
import { DifferenceMark, directionOf, RunMark } from '../StateMark';
import { TamperedStatements } from './TamperedStatements';

/** What one was paid, and what one has questioned. */
export function MyRewardsPage() {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const { person } = useSession();
  const asOf = useAsOf();
  const { data } = useSuspenseQuery(myStatementsQuery(asOf));
  const { data: all } = useSuspenseQuery(disputesQuery(asOf));
  const pay = usePayFormat(data.currency);
  const { what, quantity } = useAwardQuantity();
  const statusOf = useRunStatus();
  const disputes = all.disputes.filter((dispute) => dispute.person.id === person.id);
  const address = (item: RewardStatementItem) => `/rewards/statements/${item.runId}/${person.id}`;
  const awardTexts = ({ awards }: RewardStatementItem) =>
    awards
      .filter(({ granted }) => granted !== null && granted > 0)
      .map((award) => what(award.granted, award))
      .join(', ');
  const difference = (item: RewardStatementItem) => (item.adjusts === null || item.awardsOnly ? null : item.due);
  const inMoney = data.statements.filter((item) => !item.awardsOnly);
  const awardChanges = ({ adjusts, awards }: RewardStatementItem) =>
    awards
      .flatMap((award) =>
        adjusts !== null && award.due ? [`${award.due > 0 ? '+' : ''}${quantity(award.due, award)}`] : [],
      )
      .join(', ');

  return (
    <Page title={t('mine.title')} under={t('mine.under')}>
      <RewardNav />
      <Section title={t('mine.statements')}>
        <TamperedStatements of={data.tampered} />
        <DataTable
          label={t('mine.statements')}
          csvName={t('mine.statements')}
          rows={data.statements}
          rowKey={(item) => item.runId}
          empty={<EmptyState message={t('mine.empty')} />}
          columns={[
            {
              key: 'period',
              header: t('period'),
              rowHeader: true,
              cell: (item) => (
                <>
                  <Link to={address(item) as string}>{format.period(item.period)}</Link>
                  <span className={classes.narrowOnly}>
                    {t(item.adjusts === null ? 'kinds.first' : 'kinds.adjustment')} · {statusOf(item)}
                  </span>
                </>
              ),
              csv: (item) => format.period(item.period),
            },
            {
              key: 'plan',
              header: t('plan'),
              cell: (item) => (
                <>
                  {item.planName}
                  {!item.awardsOnly && <p className={classes.muted}>{awardTexts(item)}</p>}
                </>
              ),
              sortBy: (item) => item.planName,
              csv: (item) => item.planName,
            },
            {
              key: 'kind',
              header: t('kind'),
              wideOnly: true,
              cell: (item) => t(item.adjusts === null ? 'kinds.first' : 'kinds.adjustment'),
              csv: (item) => t(item.adjusts === null ? 'kinds.first' : 'kinds.adjustment'),
            },
            {
              key: 'status',
              header: t('status'),
              wideOnly: true,
              cell: (item) => <RunMark run={item} />,
              csv: statusOf,
            },
            {
              key: 'amount',
              header: t('mine.given'),
              align: 'end',
              cell: (item) =>
                item.awardsOnly ? awardTexts(item) || t('award.none') : <LineAmount item={item} pay={pay} />,
              sortBy: (item) => (item.awardsOnly ? null : item.due),
              csv: (item) => (item.awardsOnly ? null : item.due),
            },
            {
              key: 'full',
              header: t('mine.full'),
              align: 'end',
              wideOnly: true,
              cell: (item) => (
                <NumberText>
                  {item.awardsOnly
                    ? awardChanges(item) || NO_FIGURE
                    : pay.money(item.adjusts === null ? null : item.amount)}
                </NumberText>
              ),
              csv: (item) => (item.awardsOnly ? null : item.amount),
            },
            {
              key: 'direction',
              header: t('difference'),
              hidden: true,
              cell: (item) => (difference(item) ? t(`adjustment.${directionOf(difference(item))}`) : NO_FIGURE),
              csv: (item) => (difference(item) ? t(`adjustment.${directionOf(difference(item))}`) : ''),
            },
            {
              key: 'awards',
              header: t('award.title'),
              hidden: true,
              cell: awardTexts,
              csv: awardTexts,
            },
            {
              key: 'knownAt',
              header: t('knownAt'),
              hidden: true,
              cell: (item) => format.dateTime(item.knownAt),
              csv: (item) => moment(item.knownAt),
            },
          ]}
        />
        {inMoney.length > 1 && (
          <p className={classes.muted}>
            {t('mine.total')}{' '}
            <NumberText strong>{pay.money(inMoney.reduce((sum, { due }) => sum + (due ?? 0), 0))}</NumberText>
          </p>
        )}
      </Section>
      <Section title={t('mine.disputes')}>
        {disputes.length === 0 ? (
          <p className={classes.muted}>{t('mine.noDisputes')}</p>
        ) : (
          <ul className={classes.cards}>
            {disputes.map((dispute) => (
              <li key={dispute.id}>
                <DisputeCard dispute={dispute} linked />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  );
}

/** What one statement paid or took back. Of an adjustment that is the difference; what it was reckoned anew to be is said below it. */
function LineAmount({ item, pay }: { item: RewardStatementItem; pay: PayFormat }) {
  const { t } = useTranslation('rewards');
  if (item.adjusts === null) return <NumberText strong>{pay.money(item.amount)}</NumberText>;
  return (
    <>
      <DifferenceMark due={item.due} /> <NumberText strong>{pay.change(item.due)}</NumberText>
      <p className={`${classes.muted} ${classes.narrowOnly}`}>
        {t('mine.full')} {pay.money(item.amount)}
      </p>
    </>
  );
}
