import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session';
import { EmptyState } from '@/ui/EmptyState';
import { Page, Section } from '@/ui/Page';
import { CycleHeader } from '../CycleHeader';
import { CycleSwitch } from '../CycleSwitch';
import { paceMark } from '../cycles';
import { ObjectiveCard } from '../ObjectiveCard';
import { OkrNav } from '../OkrNav';
import { useOkrMoment } from '../okrAsOf';
import { objectivesQuery } from '../okrQueries';
import { NoCycle } from '../overview/NoCycle';
import { useChosenCycle } from '../useCycle';

/** What I own: my objectives, and the key results that I own in the objectives of others. */
export function MyOkrsPage() {
  const { t } = useTranslation('okrs');
  const { person } = useSession();
  const [cycleId] = useChosenCycle();
  const { data } = useSuspenseQuery(objectivesQuery({ cycleId, mine: true }, useOkrMoment()));
  const { cycle, objectives } = data;
  const mine = objectives.filter((objective) => objective.owner?.id === person.id);
  const others = objectives.filter((objective) => objective.owner?.id !== person.id);
  const myKeyResults = (keyResults: (typeof others)[number]['keyResults']) =>
    keyResults.filter(({ owner, archived }) => !archived && owner?.id === person.id).map(({ id }) => id);

  return (
    <Page title={t('mine.title')} actions={<CycleSwitch shown={cycle?.id} />}>
      <OkrNav />
      {cycle === null ? (
        <NoCycle />
      ) : (
        <>
          <CycleHeader cycle={cycle} />
          {objectives.length === 0 && <EmptyState message={t('mine.empty', { cycle: cycle.name })} />}
          {mine.length > 0 && (
            <Section title={t('mine.objectives')}>
              {mine.map((objective) => (
                <ObjectiveCard key={objective.id} objective={objective} elapsed={paceMark(cycle)} withUnit />
              ))}
            </Section>
          )}
          {others.length > 0 && (
            <Section title={t('mine.keyResults')}>
              {others.map((objective) => (
                <ObjectiveCard
                  key={objective.id}
                  objective={objective}
                  elapsed={paceMark(cycle)}
                  keyResultIds={myKeyResults(objective.keyResults)}
                  withUnit
                />
              ))}
            </Section>
          )}
        </>
      )}
    </Page>
  );
}
