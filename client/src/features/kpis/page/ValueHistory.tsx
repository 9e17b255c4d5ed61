import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KpiDetail, SeriesPoint, TimelineEntry } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { cellText } from '@/shared/values/gridCell';
import { useCellWords } from '@/shared/values/useCellWords';
import { useFormat } from '@/ui/format';
import { Section } from '@/ui/Page';
import { kpiCorrectionsQuery } from '../kpiQueries';
import classes from './KpiValues.module.css';

/** The corrected periods: what stood before, who changed it, when and why. */
export function ValueHistory({ kpi, points }: { kpi: KpiDetail; points: readonly SeriesPoint[] }) {
  const { t } = useTranslation('kpis');
  const { knownAt } = useAsOf();
  const corrected = points.filter((point) => point.history.length > 0).reverse();
  const timeline = useQuery({ ...kpiCorrectionsQuery(kpi.id, knownAt), enabled: corrected.length > 0 });
  if (corrected.length === 0) return null;

  return (
    <div className={classes.history}>
      <Section title={t('values.history')}>
        <ul className={classes.versions}>
          {corrected.map((point) => (
            <Corrected key={point.period} kpi={kpi} point={point} event={eventOf(timeline.data?.entries, point)} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

/** The event by which the value that stands was recorded: it has the reason. */
const eventOf = (timeline: readonly TimelineEntry[] | undefined, { period, recordedAt }: SeriesPoint) =>
  timeline?.find((entry) => entry.period === period && entry.at === recordedAt);

function Corrected({ kpi, point, event }: { kpi: KpiDetail; point: SeriesPoint; event: TimelineEntry | undefined }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const words = useCellWords();
  const text = (version: Parameters<typeof cellText>[0]) =>
    cellText(version, kpi.definition, format, words) || t('values.nothing');
  const by = (person: { name: string } | null | undefined) => person?.name ?? t('timeline.system');

  return (
    <li>
      <span className={classes.period}>{format.period(point.period)}</span>
      <div>
        <span className="num">
          {point.history.map((version) => (
            <span key={version.revision}>
              <s>{text(version)}</s> →{' '}
            </span>
          ))}
          <strong>{text(point)}</strong>
        </span>
        {point.history.map((version) => (
          <div key={version.revision} className={classes.meta}>
            {t('values.version', { value: text(version), at: format.dateTime(version.recordedAt), by: by(version.by) })}
            {version.reason && ` — ${version.reason}`}
          </div>
        ))}
        {event && (
          <div className={classes.meta}>
            {t('values.current', { value: text(point), at: format.dateTime(event.at), by: by(event.by) })}
            {event.reason && ` — ${event.reason}`}
          </div>
        )}
      </div>
    </li>
  );
}
