import { useTranslation } from 'react-i18next';
import type { CheckInView, KeyResultView, Measure } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { writeFigure } from '../measure';
import classes from './CheckIn.module.css';
import { progressWith } from './entry';
import { Notice } from './Notice';

/** What a check-in said of where the key result stands, in one figure. */
export function useFigureText() {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  return (measure: Measure, checkIn: Pick<CheckInView, 'value' | 'milestonesDone'>): string => {
    if (measure.kind !== 'milestones') return writeFigure(format, measure, checkIn.value);
    const progress = progressWith({ value: '', milestonesDone: checkIn.milestonesDone }, measure);
    return t('figure.milestones', {
      done: checkIn.milestonesDone.length,
      count: measure.milestones?.length ?? 0,
      progress: format.percent(progress),
    });
  };
}

/** What a check-in said, when and by whom, on one line. */
export function useSaidText() {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const figure = useFigureText();
  return (measure: Measure, checkIn: CheckInView): string =>
    [
      measure.kind !== 'kpi' && figure(measure, checkIn),
      checkIn.confidence !== null && t('history.confidenceOf', { confidence: format.number(checkIn.confidence) }),
      format.date(checkIn.date),
      checkIn.by?.name ?? t('erased'),
    ]
      .filter(Boolean)
      .join(' · ');
}

/** What was said last, when and by whom. */
export function LastCheckIn({ keyResult: { latest, measure } }: { keyResult: KeyResultView }) {
  const { t } = useTranslation('checkins');
  const said = useSaidText();
  if (!latest) return <p className={classes.hint}>{t('last.never')}</p>;
  return (
    <div className={classes.last}>
      <p className={classes.facts}>{t('last.said', { said: said(measure, latest) })}</p>
      {latest.note && <p className={classes.quote}>“{latest.note}”</p>}
    </div>
  );
}

/** A second check-in on one day takes the place of the first. */
export function SameDay({ keyResult: { latest, measure } }: { keyResult: KeyResultView }) {
  const { t } = useTranslation('checkins');
  const figure = useFigureText();
  if (!latest) return null;
  const name = latest.by?.name ?? t('erased');
  return (
    <Notice title={t('sameDay.title')}>
      <p>
        {measure.kind === 'kpi'
          ? t('sameDay.explainKpi', { name })
          : t('sameDay.explain', { name, figure: figure(measure, latest) })}
      </p>
    </Notice>
  );
}
