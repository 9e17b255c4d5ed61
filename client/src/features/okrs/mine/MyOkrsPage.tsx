import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KeyResultView, OkrObjectiveItem } from '@/api/generated';
import { useSession } from '@/shared/session';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
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
import classes from './MyOkrsPage.module.css';

/** What I own: my objectives, and the key results that I own in the objectives of others. */
export function MyOkrsPage() {
  const { t } = useTranslation('okrs');
  const { person, organization } = useSession();
  const format = useFormat();
  const [cycleId] = useChosenCycle();
  const { data } = useSuspenseQuery(objectivesQuery({ cycleId, mine: true }, useOkrMoment()));
  const { cycle, objectives } = data;
  const mine = objectives.filter((objective) => objective.owner?.id === person.id);
  const others = objectives.filter((objective) => objective.owner?.id !== person.id);
  const owed = objectives
    .filter(({ archived, stage }) => !archived && stage !== 'closed')
    .flatMap((objective) => objective.keyResults.filter((keyResult) => isMine(objective, keyResult, person.id)))
    .filter(({ archived, reading }) => !archived && reading.dueOn !== null && reading.dueOn <= organization.today);
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
          {objectives.length > 0 && cycle.status !== 'planning' && cycle.status !== 'closed' && (
            <p className={classes.owed} role="status">
              {owed.length > 0
                ? t('mine.owed', { count: owed.length, number: format.number(owed.length) })
                : t('mine.nothingOwed')}
            </p>
          )}
          {objectives.length === 0 && <EmptyState message={t('mine.empty', { cycle: format.period(cycle.name) })} />}
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

/** Whether it is this person who checks in: the owner of the key result, or of the objective where it has none. */
const isMine = (objective: OkrObjectiveItem, { owner }: KeyResultView, personId: string): boolean =>
  (owner ?? objective.owner)?.id === personId;
