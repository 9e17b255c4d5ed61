import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import i18n from 'i18next';
import { useTranslation } from 'react-i18next';
import type { KpiDetail, TimelineEntry } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { kpiTimelineQuery } from '../kpiQueries';
import classes from './TimelineTab.module.css';

/** Everything that happened to the KPI, newest first: who, when, why, from what to what. */
export function TimelineTab({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const { knownAt } = useAsOf();
  const { data } = useSuspenseQuery(kpiTimelineQuery(kpi.id, knownAt));
  const entries = [...data].sort((a, b) => b.position - a.position);

  if (entries.length === 0) return <EmptyState message={t('timeline.empty')} />;
  return (
    <ol className={classes.list} aria-label={t('timeline.label', { name: kpi.definition.name })}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} kpi={kpi} />
      ))}
    </ol>
  );
}

function Entry({ entry, kpi }: { entry: TimelineEntry; kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const figure = (value: number | null) => format.value(value, kpi.definition);
  const changed = entry.before !== null || entry.after !== null;

  return (
    <li className={classes.entry}>
      <time dateTime={entry.at} className={classes.at}>
        {format.dateTime(entry.at)}
      </time>
      <div>
        <div>
          <strong>{worded(`timeline.kind.${entry.kind}`, entry.kind)}</strong>
          {entry.period && ` · ${format.period(entry.period)}`}
          {changed && (
            <span className={`${classes.change} num`}>
              {entry.before !== null && (
                <>
                  <s>{figure(entry.before)}</s> →{' '}
                </>
              )}
              <b>{figure(entry.after)}</b>
            </span>
          )}
        </div>
        {entry.details.length > 0 && (
          <ul className={classes.details}>
            {entry.details.map((detail) => (
              <li key={detail.name}>
                {worded(`field.${detail.name}`, detail.name)}: {detail.before !== null && <s>{detail.before}</s>}{' '}
                {detail.before !== null && '→ '}
                <span className="num">{detail.after ?? t('values.nothing')}</span>
              </li>
            ))}
          </ul>
        )}
        {entry.reason && <div className={classes.reason}>“{entry.reason}”</div>}
        <div className={classes.meta}>
          {entry.by?.name ?? t('timeline.system')} ·{' '}
          <Link to={`/integrity/${entry.streamKind}/${kpi.id}` as string} hash={`v${entry.streamVersion}`}>
            {t('timeline.proof', { position: format.number(entry.position) })}
          </Link>{' '}
          <code className={classes.hash} title={entry.hash}>
            {entry.hash.slice(0, 8)}
          </code>
        </div>
      </div>
    </li>
  );
}

/** The text of a name that the API may add to before this client knows it. */
function worded(key: string, otherwise: string): string {
  return i18n.exists(key, { ns: 'kpis' }) ? i18n.t(key as 'timeline.system', { ns: 'kpis' }) : otherwise;
}
