import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RewardLineItem, RewardRunView } from '@/api/generated';
import { unitsQuery } from '@/shared/units';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { NO_FIGURE, useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { useAwardQuantity } from '../awards/awardQuantity';
import type { PayFormat } from '../figures';
import classes from '../Rewards.module.css';

interface Props {
  run: RewardRunView;
  lines: readonly RewardLineItem[];
  pay: PayFormat;
}

/** Everybody's line; what is held comes first. */
export function RunLines({ run, lines, pay }: Props) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const { what, quantity } = useAwardQuantity();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const names = (line: RewardLineItem) =>
    line.unitIds.map((id) => units.find((unit) => unit.id === id)?.name ?? t('elsewhere')).join(', ');
  const awardTexts = ({ awards }: RewardLineItem) =>
    awards
      .filter(({ granted, due }) => granted !== 0 || (due !== null && due !== 0))
      .map((award) =>
        award.granted === null
          ? `${award.name}: ${t('held.short')}`
          : award.grantedBefore === 0 || award.due === 0
            ? what(award.granted, award)
            : t('award.changed', {
                name: award.name,
                before: quantity(award.grantedBefore, award),
                now: quantity(award.granted, award),
              }),
      )
      .join(', ');
  const heldText = ({ held }: RewardLineItem) => (held.length > 0 ? t('held.short') : '');
  const rows = [...lines].sort((a, b) => Number(b.held.length > 0) - Number(a.held.length > 0));
  const amounts: Column<RewardLineItem>[] = [
    {
      key: 'factor',
      header: t('factor'),
      align: 'end',
      wideOnly: true,
      percent: true,
      cell: (line) => <NumberText>{pay.share(line.factor)}</NumberText>,
      sortBy: (line) => line.factor,
      csv: (line) => line.factor,
    },
    {
      key: 'amount',
      header: t('amount'),
      align: 'end',
      cell: (line) =>
        line.amount === null ? (
          t('held.short')
        ) : (
          <>
            <NumberText>{pay.money(line.amount)}</NumberText>
            {line.held.length > 0 && <p className={classes.muted}>{t('held.short')}</p>}
          </>
        ),
      sortBy: (line) => line.amount,
      csv: (line) => line.amount,
    },
  ];
  const differences: Column<RewardLineItem>[] = [
    {
      key: 'before',
      header: t('run.paidBefore'),
      align: 'end',
      wideOnly: true,
      cell: (line) => <NumberText>{pay.money(line.paidBefore)}</NumberText>,
      sortBy: (line) => line.paidBefore,
      csv: (line) => line.paidBefore,
    },
    {
      key: 'due',
      header: t('run.due'),
      align: 'end',
      cell: (line) => (
        <NumberText strong>{run.adjusts === null ? pay.money(line.due) : pay.change(line.due)}</NumberText>
      ),
      sortBy: (line) => line.due,
      csv: (line) => line.due,
    },
  ];
  return (
    <DataTable
      label={t('run.allLines')}
      csvName={`${run.planName} ${format.period(run.period)}`}
      timeless
      rows={rows}
      rowKey={(line) => line.person.id}
      empty={<EmptyState message={t('run.noLines')} />}
      columns={[
        {
          key: 'person',
          header: t('person'),
          rowHeader: true,
          cell: (line) => (
            <Link to={`/rewards/statements/${run.id}/${line.person.id}` as string}>{line.person.name}</Link>
          ),
          sortBy: (line) => line.person.name,
          csv: (line) => line.person.name,
        },
        {
          key: 'unit',
          header: t('unit'),
          wideOnly: true,
          cell: names,
          sortBy: names,
          csv: names,
        },
        ...(run.awardsOnly ? [] : amounts),
        {
          key: 'held',
          header: t('run.held'),
          hidden: true,
          cell: heldText,
          csv: heldText,
        },
        ...(run.granted === null
          ? []
          : [
              {
                key: 'awards',
                header: t('award.title'),
                cell: (line: RewardLineItem) => awardTexts(line) || NO_FIGURE,
                csv: (line: RewardLineItem) => awardTexts(line),
              },
            ]),
        ...(run.awardsOnly ? [] : differences),
      ]}
    />
  );
}
