import { useTranslation } from 'react-i18next';
import type { ObjectiveReading } from '@/api/generated';
import { Explained } from '@/shared/Explained';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import classes from './ObjectiveCard.module.css';

interface Props {
  objectiveId: string;
  title: string;
  reading: ObjectiveReading;
}

/** Progress, which explains itself, and how far it is ahead of or behind time; the score once there is one. */
export function ObjectiveFigures({ objectiveId, title, reading }: Props) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  return (
    <span className={classes.figures}>
      <Explained
        explanation={reading.explanation}
        label={t('progress.ofTitle', { title })}
        stream={{ kind: 'objective', id: objectiveId }}
      >
        <NumberText strong>{format.percent(reading.progress)}</NumberText>
      </Explained>
      {reading.progress !== null && !!reading.unknown && (
        <span className={classes.fact}>{t('progress.unknown', { count: reading.unknown })}</span>
      )}
      {reading.pace !== null && <PaceText pace={reading.pace} />}
      {reading.score !== null && (
        <span className={classes.fact}>{t('score.of', { score: format.number(reading.score, 1) })}</span>
      )}
    </span>
  );
}

/** Progress less the share of the cycle that has gone by, in words and points of percent. */
function PaceText({ pace }: { pace: number }) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const points = Math.round(pace * 100);
  const word = points === 0 ? 'even' : points > 0 ? 'ahead' : 'behind';
  return (
    <span className={`${classes.fact} num`} data-pace={word}>
      {t(`pace.${word}`, { points: format.number(Math.abs(points)) })}
    </span>
  );
}
