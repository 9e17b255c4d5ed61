import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Section } from '@/ui/Page';
import { usePayFormat } from '../figures';
import classes from '../Rewards.module.css';
import type { SimulationProps } from './SimulationResult';

interface Simulated {
  amount: number;
  compared: number | null;
}

/** Amounts: totals, by period, by unit, person by person, and what one more point of each measure costs. */
export function SimulatedAmounts({ simulation, comparedWith, planName, measureName }: SimulationProps) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const pay = usePayFormat(simulation.currency);
  const compares = comparedWith !== null && simulation.compared !== null;
  const other = t('simulation.compared', { number: comparedWith });

  /** The columns that every table of amounts ends with. */
  function amounts<Row>(of: (row: Row) => Simulated): Column<Row>[] {
    const column = (
      key: string,
      header: string,
      figure: (row: Row) => number | null,
      write = pay.money,
    ): Column<Row> => ({
      key,
      header,
      align: 'end',
      cell: (row) => <NumberText>{write(figure(row))}</NumberText>,
      sortBy: figure,
      csv: figure,
    });
    const change = (row: Row) => {
      const { amount, compared } = of(row);
      return compared === null ? null : amount - compared;
    };
    return [
      column('amount', t('simulation.simulated'), (row) => of(row).amount),
      ...(compares
        ? [
            column('compared', other, (row) => of(row).compared),
            column('change', t('simulation.change'), change, pay.change),
          ]
        : []),
    ];
  }

  return (
    <>
      <dl className={classes.facts}>
        <div>
          <dt>{t('simulation.total')}</dt>
          <dd className="num">{pay.money(simulation.total)}</dd>
        </div>
        {compares && (
          <>
            <div>
              <dt>{other}</dt>
              <dd className="num">{pay.money(simulation.compared)}</dd>
            </div>
            <div>
              <dt>{t('simulation.change')}</dt>
              <dd className="num">{pay.change(simulation.total - (simulation.compared ?? 0))}</dd>
            </div>
          </>
        )}
      </dl>
      <Section title={t('simulation.periods')}>
        <DataTable
          label={t('simulation.periods')}
          csvName={`${planName} ${t('simulation.periods')}`}
          rows={simulation.periods}
          rowKey={({ period }) => period}
          empty={null}
          columns={[
            {
              key: 'period',
              header: t('period'),
              cell: ({ period }) => format.period(period),
              csv: ({ period }) => format.period(period),
            },
            {
              key: 'lines',
              header: t('run.lines'),
              align: 'end',
              wideOnly: true,
              cell: ({ lines }) => format.number(lines),
              csv: ({ lines }) => lines,
            },
            {
              key: 'held',
              header: t('run.held'),
              align: 'end',
              wideOnly: true,
              cell: (row) => format.number(row.held),
              csv: (row) => row.held,
            },
            ...amounts<(typeof simulation.periods)[number]>(({ total, compared }) => ({ amount: total, compared })),
          ]}
        />
      </Section>
      <Section title={t('simulation.units')}>
        <DataTable
          label={t('simulation.units')}
          csvName={`${planName} ${t('simulation.units')}`}
          rows={simulation.units}
          rowKey={({ unitId }) => unitId}
          empty={null}
          columns={[
            {
              key: 'unit',
              header: t('unit'),
              cell: ({ unitName }) => unitName,
              sortBy: ({ unitName }) => unitName,
              csv: ({ unitName }) => unitName,
            },
            ...amounts<(typeof simulation.units)[number]>((unit) => unit),
          ]}
        />
      </Section>
      <Section title={t('simulation.people')}>
        <DataTable
          label={t('simulation.people')}
          csvName={`${planName} ${t('simulation.people')}`}
          rows={simulation.people}
          rowKey={({ person }) => person.id}
          empty={null}
          columns={[
            {
              key: 'person',
              header: t('person'),
              cell: ({ person }) => person.name,
              sortBy: ({ person }) => person.name,
              csv: ({ person }) => person.name,
            },
            ...amounts<(typeof simulation.people)[number]>((line) => line),
          ]}
        />
      </Section>
      <Section title={t('simulation.sensitivity')}>
        <DataTable
          label={t('simulation.sensitivity')}
          csvName={`${planName} ${t('simulation.sensitivity')}`}
          rows={simulation.sensitivity}
          rowKey={({ measureId }) => measureId}
          empty={null}
          columns={[
            {
              key: 'measure',
              header: t('simulation.measure'),
              cell: ({ measureId }) => measureName(measureId),
              csv: ({ measureId }) => measureName(measureId),
            },
            {
              key: 'cost',
              header: t('simulation.cost'),
              align: 'end',
              cell: ({ cost }) => <NumberText>{pay.change(cost)}</NumberText>,
              sortBy: ({ cost }) => cost,
              csv: ({ cost }) => cost,
            },
          ]}
        />
      </Section>
    </>
  );
}
