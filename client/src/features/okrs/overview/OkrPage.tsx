import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { subtreeIds, unitsQuery, useChosenUnit } from '@/shared/units';
import { EmptyState } from '@/ui/EmptyState';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { Page, Section } from '@/ui/Page';
import { CycleHeader } from '../CycleHeader';
import { CycleSwitch } from '../CycleSwitch';
import { paceMark } from '../cycles';
import { ObjectiveCard } from '../ObjectiveCard';
import { OkrNav } from '../OkrNav';
import { useOkrMoment } from '../okrAsOf';
import { objectivesQuery } from '../okrQueries';
import { useChosenCycle } from '../useCycle';
import { byUnit, filterObjectives } from './filters';
import { NoCycle } from './NoCycle';
import { OkrFilterBar, useObjectiveFilters } from './OkrFilterBar';
import { useObjectiveSheet } from './objectiveSheet';

/** What the organization wants in a cycle, and where it stands: the company's objectives, then those of its units. */
export function OkrPage() {
  const { t } = useTranslation('okrs');
  const [cycleId] = useChosenCycle();
  const [unit] = useChosenUnit();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const { data } = useSuspenseQuery(objectivesQuery({ cycleId }, useOkrMoment()));
  const filters = useObjectiveFilters();
  const sheet = useObjectiveSheet();
  const { cycle } = data;
  const below = unit && subtreeIds(units, unit.id);
  const ofUnit = data.objectives.filter((objective) => !below || below.has(objective.unitId));
  const shown = filterObjectives(ofUnit, filters);
  const groups = byUnit(shown, units);
  const title = t('overview.title');

  return (
    <Page
      title={title}
      actions={
        <>
          <CycleSwitch shown={cycle?.id} />
          {cycle && shown.length > 0 && (
            <ExportMenu name={`${title} ${cycle.name}`} title={title} sheet={() => sheet(shown)} />
          )}
        </>
      }
    >
      <OkrNav />
      {cycle === null ? (
        <NoCycle />
      ) : (
        <>
          <CycleHeader cycle={cycle} />
          <OkrFilterBar objectives={ofUnit} />
          {groups.map((group) => (
            <Section key={group.unit.id} title={group.unit.name}>
              {group.objectives.map((objective) => (
                <ObjectiveCard key={objective.id} objective={objective} elapsed={paceMark(cycle)} />
              ))}
            </Section>
          ))}
          {shown.length === 0 && (
            <EmptyState
              message={ofUnit.length > 0 ? t('overview.noMatch') : t('overview.empty', { cycle: cycle.name })}
            />
          )}
        </>
      )}
    </Page>
  );
}
