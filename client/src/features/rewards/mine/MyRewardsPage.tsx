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
import { usePayFormat } from '../figures';
import { RewardNav } from '../RewardNav';
import classes from '../Rewards.module.css';
import { disputesQuery, myStatementsQuery } from '../rewardQueries';
import { RunMark } from '../StateMark';

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
                item.awardsOnly ? (
                  awardTexts(item) || t('award.none')
                ) : (
                  <NumberText strong>{pay.money(item.amount)}</NumberText>
                ),
              sortBy: (item) => (item.awardsOnly ? null : item.amount),
              csv: (item) => (item.awardsOnly ? null : item.amount),
            },
            {
              key: 'difference',
              header: t('difference'),
              align: 'end',
              cell: (item) => (
                <NumberText>
                  {item.awardsOnly ? awardChanges(item) || NO_FIGURE : pay.change(difference(item))}
                </NumberText>
              ),
              csv: difference,
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
