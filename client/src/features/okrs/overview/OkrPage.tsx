import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanWrite, useMay } from '@/shared/access';
import { ancestorIds, subtreeIds, unitsQuery, useChosenUnit } from '@/shared/units';
import { WriteButton } from '@/shared/WriteButton';
import { EmptyState } from '@/ui/EmptyState';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { useFormat } from '@/ui/format';
import { Page, Section } from '@/ui/Page';
import { useUrlState } from '@/ui/useUrlState';
import { CycleHeader } from '../CycleHeader';
import { CycleSwitch } from '../CycleSwitch';
import { paceMark } from '../cycles';
import { ObjectiveCard } from '../ObjectiveCard';
import { OkrNav } from '../OkrNav';
import { useOkrMoment } from '../okrAsOf';
import { objectivesQuery } from '../okrQueries';
import { useChosenCycle } from '../useCycle';
import { AboveUnit } from './AboveUnit';
import { byUnit, filterObjectives } from './filters';
import { NoCycle } from './NoCycle';
import { OkrFilterBar, useObjectiveFilters } from './OkrFilterBar';
import classes from './OkrPage.module.css';
import { useObjectiveSheet } from './objectiveSheet';

// Most people read; what it takes to write is loaded by those who do.
const ObjectiveComposer = lazy(async () => ({
  default: (await import('../write/ObjectiveComposer')).ObjectiveComposer,
}));

/** What the organization wants in a cycle, and where it stands: the company's objectives, then those of its units. */
export function OkrPage() {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const [cycleId] = useChosenCycle();
  const [unit] = useChosenUnit();
  const [write, setWrite] = useUrlState('write', '', ['', 'objectives']);
  const [archived] = useUrlState('archived', '', ['', '1']);
  const { data: units } = useSuspenseQuery(unitsQuery());
  const { data } = useSuspenseQuery(
    objectivesQuery({ cycleId, archived: archived === '1' || undefined }, useOkrMoment()),
  );
  const filters = useObjectiveFilters();
  const sheet = useObjectiveSheet();
  const mayWrite = useMay('edit-objectives', unit?.id);
  const { canWrite } = useCanWrite(mayWrite);
  const [written, setWritten] = useState<readonly string[]>([]);

  const { cycle, objectives } = data;
  const open = cycle !== null && cycle.status !== 'closed';
  const writing = write === 'objectives' && canWrite && open;
  const below = unit && subtreeIds(units, unit.id);
  const above = unit && ancestorIds(units, unit.id);
  const ofUnit = objectives.filter((objective) => !below || below.has(objective.unitId));
  const ofAbove = objectives.filter(({ unitId }) => unit && above?.has(unitId) && unitId !== unit.id);
  const shown = filterObjectives(ofUnit, filters);
  // What was just written stands in the lines above until one leaves them.
  const listed = writing ? shown.filter(({ id }) => !written.includes(id)) : shown;
  const name = format.period(cycle?.name);
  const title = t('overview.title');
  const add = open && (
    <WriteButton allowed={mayWrite} onClick={() => setWrite('objectives')}>
      {t('write.objectiveNew')}
    </WriteButton>
  );

  return (
    <Page
      title={title}
      actions={
        <>
          <CycleSwitch shown={cycle?.id} />
          {cycle && shown.length > 0 && (
            <ExportMenu name={`${title} ${name}`} title={title} sheet={() => sheet(shown)} />
          )}
          {mayWrite && !writing && add}
        </>
      }
    >
      <OkrNav />
      {cycle === null ? (
        <NoCycle />
      ) : (
        <>
          <CycleHeader cycle={cycle} />
          {writing && (
            <Suspense fallback={null}>
              <ObjectiveComposer cycle={cycle} onWritten={setWritten} onLeave={() => setWrite(null)} />
            </Suspense>
          )}
          <OkrFilterBar objectives={ofUnit} />
          <div className={ofAbove.length > 0 ? classes.beside : undefined}>
            <div>
              {byUnit(listed, units).map((group) => (
                <Section key={group.unitId} title={group.name}>
                  {group.objectives.map((objective) => (
                    <ObjectiveCard key={objective.id} objective={objective} elapsed={paceMark(cycle)} />
                  ))}
                </Section>
              ))}
              {listed.length === 0 && !writing && (
                <EmptyState
                  message={
                    archived
                      ? t('overview.noArchived', { cycle: name })
                      : ofUnit.length > 0
                        ? t('overview.noMatch')
                        : t('overview.empty', { cycle: name })
                  }
                  action={mayWrite && ofUnit.length === 0 && !archived ? add : undefined}
                />
              )}
            </div>
            {ofAbove.length > 0 && <AboveUnit objectives={ofAbove} />}
          </div>
        </>
      )}
    </Page>
  );
}
