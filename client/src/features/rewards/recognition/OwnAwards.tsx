import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LineAward, RewardStatementItem } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { useAwardQuantity } from '../awards/awardQuantity';
import { TamperedStatements } from '../mine/TamperedStatements';
import classes from '../Rewards.module.css';
import { myStatementsQuery } from '../rewardQueries';

interface OwnAward {
  item: RewardStatementItem;
  award: LineAward;
}

/** What one was given besides money, as the latest statement of each period says it. */
export function OwnAwards() {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const { person } = useSession();
  const { quantity } = useAwardQuantity();
  const { data } = useSuspenseQuery(myStatementsQuery(useAsOf()));
  const adjusted = new Set(data.statements.map(({ adjusts }) => adjusts));
  const rows: OwnAward[] = data.statements
    .filter(({ runId }) => !adjusted.has(runId))
    .flatMap((item) =>
      item.awards.filter(({ granted }) => granted !== null && granted > 0).map((award) => ({ item, award })),
    );
  return (
    <>
      <TamperedStatements of={data.tampered} />
      <DataTable
        label={t('recognition.own')}
        csvName={t('recognition.own')}
        rows={rows}
        rowKey={({ item, award }) => `${item.runId}/${award.awardId}`}
        empty={<p className={classes.muted}>{t('recognition.ownNone')}</p>}
        columns={[
          {
            key: 'period',
            header: t('period'),
            rowHeader: true,
            cell: ({ item }) => (
              <Link to={`/rewards/statements/${item.runId}/${person.id}` as string}>{format.period(item.period)}</Link>
            ),
            csv: ({ item }) => format.period(item.period),
          },
          {
            key: 'plan',
            header: t('plan'),
            wideOnly: true,
            cell: ({ item }) => item.planName,
            csv: ({ item }) => item.planName,
          },
          { key: 'award', header: t('award.name'), cell: ({ award }) => award.name, csv: ({ award }) => award.name },
          {
            key: 'quantity',
            header: t('award.quantity'),
            align: 'end',
            cell: ({ award }) => quantity(award.granted, award),
            csv: ({ award }) => quantity(award.granted, award),
          },
        ]}
      />
    </>
  );
}
