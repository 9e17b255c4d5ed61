import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '@/api/ids';
import { useAsOf } from '@/shared/asOf';
import { NoRight } from '@/shared/NoRight';
import { scorecardQuery, structureCommands } from '@/shared/scorecardQueries';
import { EditBar } from '@/shared/structure/EditBar';
import { useEffectiveFrom } from '@/shared/structure/useEffectiveFrom';
import { useStructure } from '@/shared/structure/useStructure';
import { Page } from '@/ui/Page';
import { CommitText } from './CommitField';
import classes from './Editor.module.css';
import { EditingProvider, nextWeight } from './editing';
import { NewSibling } from './NewSibling';
import { PerspectiveEditor } from './PerspectiveEditor';
import { RollUpEditor } from './RollUpEditor';
import { WeightTotal } from './WeightTotal';

/** The scorecard's structure, edited in place. Every change is saved at once and holds from the month in the bar. */
export default function ScorecardEditor({ scorecardId, onDone }: { scorecardId: string; onDone: () => void }) {
  const { t } = useTranslation('scorecards');
  const asOf = useAsOf();
  const { data: shown } = useSuspenseQuery(scorecardQuery(scorecardId, asOf, 'period'));
  const dating = useEffectiveFrom(shown.fiscalYear);
  // What is edited is the structure of that month, not of the date that the scores are looked at.
  const { data: scorecard } = useSuspenseQuery(
    scorecardQuery(scorecardId, { date: dating.firstMonth, knownAt: undefined }, 'period'),
  );
  const structure = useStructure(scorecardId, scorecard.version);
  const { run } = structure;
  const commands = useMemo(() => structureCommands(scorecardId), [scorecardId]);
  const { effectiveFrom } = dating;
  const editing = useMemo(
    () => ({ scorecard, effectiveFrom, commands, send: run }),
    [scorecard, effectiveFrom, commands, run],
  );
  const { perspectives } = scorecard;
  if (!shown.canEdit) {
    const back = { to: `/scorecards/${scorecardId}`, label: t('edit.back') };
    return <NoRight title={t('edit.title', { name: shown.name })} permission="edit-scorecards" back={back} />;
  }

  return (
    <Page
      title={t('edit.title', { name: scorecard.name })}
      over={<Link to="/scorecards">{t('list.title')}</Link>}
      under={[scorecard.unitName, t('fiscalYear', { year: scorecard.fiscalYear })].join(' · ')}
    >
      <EditingProvider value={editing}>
        <EditBar scorecard={scorecard} dating={dating} structure={structure} onDone={onDone} />
        <div className={classes.name}>
          <CommitText
            label={t('edit.name')}
            value={scorecard.name}
            onCommit={(name) => void editing.send(commands.rename(name))}
          />
          <span className={classes.muted}>{t('edit.nameHint')}</span>
        </div>
        <div className={classes.columns}>
          {perspectives.map((perspective) => (
            <PerspectiveEditor key={perspective.id} perspective={perspective} />
          ))}
          <section className={classes.column} aria-label={t('edit.newPerspective')}>
            <NewSibling
              label={t('edit.newPerspective')}
              onAdd={(name) =>
                editing.send(
                  commands.addPerspective({
                    perspectiveId: newId(),
                    kind: 'other',
                    name,
                    weight: nextWeight(perspectives),
                    effectiveFrom,
                  }),
                )
              }
            />
            <WeightTotal of={perspectives} />
          </section>
        </div>
        <RollUpEditor />
      </EditingProvider>
    </Page>
  );
}
