import { useTranslation } from 'react-i18next';
import type { SimulatedGrant } from '@/api/generated';
import { type Column, DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Section } from '@/ui/Page';
import { useAwardQuantity } from '../awards/awardQuantity';
import classes from '../Rewards.module.css';
import type { SimulationProps } from './SimulationResult';
import { useSubjectColumns } from './subjectColumns';

interface Awarded {
  awardId: string;
  name: string;
  quantityUnit: string;
  granted: SimulatedGrant;
  compared: SimulatedGrant | null;
}

/** What would be given besides money: to how many and how much, by period, by unit, person by person. */
export function SimulatedAwards({ simulation, comparedWith, planName }: SimulationProps) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const subject = useSubjectColumns();
  const { quantity } = useAwardQuantity();
  const compares = comparedWith !== null && simulation.awards.some(({ compared }) => compared !== null);
  const other = t('simulation.compared', { number: comparedWith });
  const held = simulation.awards.reduce((sum, { granted }) => sum + granted.held, 0);

  const inWords = (grant: SimulatedGrant | null, award: Awarded) =>
    grant === null || grant.people === 0
      ? t('simulation.nobody')
      : t('simulation.granted', {
          people: t('award.peopleCount', { count: grant.people }),
          quantity: quantity(grant.quantity, award),
        });
  const changeInWords = (award: Awarded) => {
    const difference = award.granted.quantity - (award.compared?.quantity ?? 0);
    const written = quantity(difference, award);
    return difference > 0 ? `+${written}` : written;
  };

  /** The columns that every table of awards ends with; of a person the quantity says it all. */
  function grants<Row extends Awarded>(people: boolean): Column<Row>[] {
    const write = (grant: SimulatedGrant | null, award: Row) =>
      people || grant === null || grant.quantity === 0 ? inWords(grant, award) : quantity(grant.quantity, award);
    const figures = (key: string, header: string, of: (row: Row) => SimulatedGrant | null): Column<Row>[] => [
      {
        key,
        header,
        align: 'end',
        cell: (row) => <NumberText>{write(of(row), row)}</NumberText>,
        sortBy: (row) => of(row)?.quantity ?? null,
      },
      {
        key: `${key}People`,
        header: t('simulation.recipientsOf', { of: header }),
        hidden: true,
        cell: () => null,
        csv: people ? (row) => of(row)?.people ?? null : undefined,
      },
      {
        key: `${key}Quantity`,
        header: t('simulation.quantityOf', { of: header }),
        hidden: true,
        cell: () => null,
        csv: (row) => of(row)?.quantity ?? null,
      },
    ];
    return [
      {
        key: 'award',
        header: t('award.name'),
        cell: ({ name }) => name,
        sortBy: ({ name }) => name,
        csv: ({ name }) => name,
      },
      ...figures('granted', t('simulation.simulated'), ({ granted }) => granted),
      ...(compares
        ? [
            ...figures('compared', other, ({ compared }) => compared),
            {
              key: 'change',
              header: t('simulation.change'),
              align: 'end' as const,
              cell: (row: Row) => <NumberText>{changeInWords(row)}</NumberText>,
              sortBy: (row: Row) => row.granted.quantity - (row.compared?.quantity ?? 0),
              csv: (row: Row) => row.granted.quantity - (row.compared?.quantity ?? 0),
            },
          ]
        : []),
      {
        key: 'quantityUnit',
        header: t('award.quantityUnit'),
        hidden: true,
        cell: ({ quantityUnit }) => quantityUnit,
        csv: ({ quantityUnit }) => quantityUnit,
      },
      {
        key: 'held',
        header: t('run.held'),
        align: 'end',
        wideOnly: true,
        cell: ({ granted }) => <NumberText>{format.number(granted.held)}</NumberText>,
        csv: ({ granted }) => granted.held,
      },
    ];
  }

  const none = <p className={classes.muted}>{t('simulation.awardsNone')}</p>;
  return (
    <>
      <Section title={t('simulation.awards')}>
        {held > 0 && <p className={classes.muted}>{t('simulation.awardsHeld', { count: held })}</p>}
        <DataTable
          label={t('simulation.awards')}
          csvName={`${planName} ${t('simulation.awards')}`}
          rows={simulation.awards}
          rowKey={({ period, awardId }) => `${period}/${awardId}`}
          empty={none}
          columns={[subject.period(), ...grants<(typeof simulation.awards)[number]>(true)]}
        />
      </Section>
      <Section title={t('simulation.awardUnits')}>
        <p className={classes.muted}>{t('simulation.awardUnitsHint')}</p>
        <DataTable
          label={t('simulation.awardUnits')}
          csvName={`${planName} ${t('simulation.awardUnits')}`}
          rows={simulation.unitAwards}
          rowKey={({ unitId, awardId }) => `${unitId}/${awardId}`}
          empty={none}
          columns={[subject.unit(), ...grants<(typeof simulation.unitAwards)[number]>(true)]}
        />
      </Section>
      <Section title={t('simulation.awardPeople')}>
        <DataTable
          label={t('simulation.awardPeople')}
          csvName={`${planName} ${t('simulation.awardPeople')}`}
          rows={simulation.personAwards}
          rowKey={({ person, awardId }) => `${person.id}/${awardId}`}
          empty={none}
          columns={[subject.person(), ...grants<(typeof simulation.personAwards)[number]>(false)]}
        />
      </Section>
    </>
  );
}
