import { useTranslation } from 'react-i18next';
import type { KpiDetail, SeriesPoint } from '@/api/generated';
import { cellText } from '@/shared/values/gridCell';
import { useCellWords } from '@/shared/values/useCellWords';
import { useFormat } from '@/ui/format';
import { Section } from '@/ui/Page';
import classes from './KpiValues.module.css';

/** The corrected periods: what stood before, until when, and why it was changed. */
export function ValueHistory({ kpi, points }: { kpi: KpiDetail; points: readonly SeriesPoint[] }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const words = useCellWords();
  const corrected = points.filter((point) => point.history.length > 0).reverse();
  if (corrected.length === 0) return null;

  return (
    <div className={classes.history}>
      <Section title={t('values.history')}>
        <ul className={classes.versions}>
          {corrected.map((point) => {
            const steps = [...point.history, { ...point, reason: null, by: null }];
            return (
              <li key={point.period}>
                <span className={classes.period}>{format.period(point.period)}</span>
                <div>
                  <span className="num">
                    {steps.map((step, index) => (
                      <span key={`${step.revision}/${step.recordedAt}`}>
                        {index > 0 && ' → '}
                        {index < steps.length - 1 ? (
                          <s>{cellText(step, kpi.definition, format, words) || t('values.nothing')}</s>
                        ) : (
                          <strong>{cellText(step, kpi.definition, format, words) || t('values.nothing')}</strong>
                        )}
                      </span>
                    ))}
                  </span>
                  {point.history.map((version) => (
                    <div key={version.revision} className={classes.meta}>
                      {t('values.version', {
                        value: cellText(version, kpi.definition, format, words) || t('values.nothing'),
                        at: format.dateTime(version.recordedAt),
                        by: version.by?.name ?? t('timeline.system'),
                      })}
                      {version.reason && ` — ${version.reason}`}
                    </div>
                  ))}
                  {point.recordedAt && (
                    <div className={classes.meta}>{t('values.current', { at: format.dateTime(point.recordedAt) })}</div>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      </Section>
    </div>
  );
}
