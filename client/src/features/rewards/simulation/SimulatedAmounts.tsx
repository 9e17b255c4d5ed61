import { useTranslation } from 'react-i18next';
import type { SimulatedPeriod } from '@/api/generated';
import { type Column, DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Section } from '@/ui/Page';
import { usePayFormat } from '../figures';
import classes from '../Rewards.module.css';
import type { SimulationProps } from './SimulationResult';
import { useSubjectColumns } from './subjectColumns';

interface Simulated {
  amount: number;
  compared: number | null;
}

/** Amounts: totals, by period, by unit, person by person, and what one more point of each measure costs. */
export function SimulatedAmounts({ simulation, comparedWith, planName, measureName }: SimulationProps) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const pay = usePayFormat(simulation.currency);
  const subject = useSubjectColumns();
  const cut = simulation.periods.filter(({ beforePool }) => beforePool !== null);
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
        {cut.length > 0 && <p className={classes.muted}>{t('simulation.poolCut', { count: cut.length })}</p>}
        <DataTable
          label={t('simulation.periods')}
          csvName={`${planName} ${t('simulation.periods')}`}
          rows={simulation.periods}
          rowKey={({ period }) => period}
          empty={null}
          columns={[
            subject.period(),
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
            ...(cut.length > 0
              ? [
                  {
                    key: 'beforePool',
                    header: t('simulation.beforePool'),
                    align: 'end' as const,
                    wideOnly: true,
                    cell: ({ beforePool }: SimulatedPeriod) => <NumberText>{pay.money(beforePool)}</NumberText>,
                    csv: ({ beforePool }: SimulatedPeriod) => beforePool,
                  },
                ]
              : []),
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
          columns={[subject.unit(), ...amounts<(typeof simulation.units)[number]>((unit) => unit)]}
        />
      </Section>
      <Section title={t('simulation.people')}>
        <DataTable
          label={t('simulation.people')}
          csvName={`${planName} ${t('simulation.people')}`}
          rows={simulation.people}
          rowKey={({ person }) => person.id}
          empty={null}
          columns={[subject.person(), ...amounts<(typeof simulation.people)[number]>((line) => line)]}
        />
      </Section>
      <Section title={t('simulation.sensitivity')}>
        {simulation.sensitivity.some(({ cost }) => cost === 0) && (
          <p className={classes.muted}>{t('simulation.sensitivityNone')}</p>
        )}
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
