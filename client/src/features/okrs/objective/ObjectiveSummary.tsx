import { useTranslation } from 'react-i18next';
import type { OkrObjectiveDetail } from '@/api/generated';
import { Explained } from '@/shared/Explained';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { ConfidenceDots } from '../ConfidenceDots';
import { paceMark } from '../cycles';
import { OkrStatusBadge } from '../OkrStatusBadge';
import { ProgressBar } from '../ProgressBar';
import { ScoreMark } from '../ScoreMark';
import classes from './ObjectivePage.module.css';

/** Progress, pace, confidence and score, each a figure of its own: one says nothing about the others. */
export function ObjectiveSummary({ objective }: { objective: OkrObjectiveDetail }) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const { reading } = objective;
  const elapsed = paceMark(objective.cycle);
  const points = reading.pace === null ? null : Math.round(reading.pace * 100);
  return (
    <dl className={classes.summary}>
      <div>
        <dt>{t('figure.status')}</dt>
        <dd>
          <OkrStatusBadge status={reading.status} soft />
        </dd>
      </div>
      <div>
        <dt>{t('figure.progress')}</dt>
        <dd>
          <Explained
            explanation={reading.explanation}
            label={t('progress.ofTitle', { title: objective.title })}
            stream={{ kind: 'objective', id: objective.id }}
          >
            <NumberText strong>{format.percent(reading.progress)}</NumberText>
          </Explained>
        </dd>
      </div>
      <div>
        <dt>{t('figure.pace')}</dt>
        <dd>
          {points === null ? (
            <NumberText>{format.percent(null)}</NumberText>
          ) : (
            t('pace.points', { points: format.difference(points, 0) })
          )}
        </dd>
      </div>
      <div>
        <dt>{t('figure.confidence')}</dt>
        <dd className={classes.both}>
          <NumberText strong>
            {format.number(reading.confidence, Number.isInteger(reading.confidence) ? 0 : 1)}
          </NumberText>
          <ConfidenceDots confidence={reading.confidence} />
        </dd>
      </div>
      <div>
        <dt>{t('figure.score')}</dt>
        <dd>
          <ScoreMark score={reading.score} band={reading.band} />
          {reading.score === null && <small>{t(`score.expected.${objective.ambition}`)}</small>}
        </dd>
      </div>
      <div className={classes.wide}>
        <dt className="visually-hidden">{t('figure.course')}</dt>
        <dd className={classes.course}>
          <ProgressBar progress={reading.progress} elapsed={elapsed} status={reading.status} />
        </dd>
      </div>
    </dl>
  );
}
