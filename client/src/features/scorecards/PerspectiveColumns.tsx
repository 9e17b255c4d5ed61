import { useTranslation } from 'react-i18next';
import type { PerspectiveView, ScorecardView } from '@/api/generated';
import { Explained } from '@/shared/Explained';
import { differenceKey } from '@/shared/structure/diff';
import { WriteButton } from '@/shared/WriteButton';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { ScoreBar } from '@/ui/ScoreBar';
import { StatusBadge } from '@/ui/StatusBadge';
import { ChangeMark } from './Comparison';
import { ObjectiveRow } from './ObjectiveRow';
import classes from './PerspectiveColumns.module.css';

interface Props {
  scorecard: ScorecardView;
  allOpen: boolean;
  onEdit: () => void;
}

/** One column per perspective, stacked on a phone. */
export function PerspectiveColumns({ scorecard, allOpen, onEdit }: Props) {
  const { t } = useTranslation('scorecards');
  const sum = scorecard.perspectives.reduce((total, perspective) => total + perspective.weight, 0);
  if (scorecard.perspectives.every((perspective) => perspective.objectives.length === 0))
    return (
      <EmptyState
        message={t('page.empty')}
        action={
          <WriteButton allowed={scorecard.canEdit} onClick={onEdit}>
            {t('page.addFirst')}
          </WriteButton>
        }
      />
    );

  return (
    <div className={classes.columns} style={{ '--count': scorecard.perspectives.length } as React.CSSProperties}>
      {scorecard.perspectives.map((perspective) => (
        <Column
          key={perspective.id}
          perspective={perspective}
          share={sum > 0 ? perspective.weight / sum : null}
          scorecardId={scorecard.id}
          allOpen={allOpen}
        />
      ))}
    </div>
  );
}

function Column(props: { perspective: PerspectiveView; share: number | null; scorecardId: string; allOpen: boolean }) {
  const { perspective, share, scorecardId, allOpen } = props;
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  const { total } = perspective;
  const headingId = `perspective-${perspective.id}`;

  return (
    <section className={classes.column} aria-labelledby={headingId}>
      <header className={classes.head}>
        <div>
          <h2 id={headingId} className={classes.name}>
            {perspective.name}
          </h2>
          <span className={classes.muted}>{t('page.share', { share: format.percent(share) })}</span>
        </div>
        <div className={classes.score}>
          <Explained
            explanation={total.explanation}
            label={perspective.name}
            stream={{ kind: 'scorecard', id: scorecardId }}
          >
            <span className={classes.figure}>
              <NumberText>{format.score(total.score)}</NumberText>
            </span>
          </Explained>
          <StatusBadge status={total.status} />
        </div>
      </header>
      <ScoreBar score={total.score} status={total.status} />
      <div className={classes.mark}>
        <ChangeMark of={differenceKey('perspective', perspective.id)} />
      </div>
      {perspective.objectives.length === 0 ? (
        <p className={classes.muted}>{t('page.noObjectives')}</p>
      ) : (
        <ul className={classes.objectives}>
          {perspective.objectives.map((objective) => (
            <ObjectiveRow key={objective.id} objective={objective} scorecardId={scorecardId} allOpen={allOpen} />
          ))}
        </ul>
      )}
    </section>
  );
}
