import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KpiDetail, TimelineEntry } from '@/api/generated';
import { useMay } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { kpiTimelineQuery } from '../kpiQueries';
import { TimelineDetails, worded } from './TimelineDetails';
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
        <TimelineDetails details={entry.details} definition={kpi.definition} />
        {entry.reason && <div className={classes.reason}>“{entry.reason}”</div>}
        <div className={classes.meta}>
          {entry.by?.name ?? t('timeline.system')} · <ProofLink entry={entry} />{' '}
          <code className={classes.hash} title={entry.hash}>
            {entry.hash.slice(0, 8)}
          </code>
        </div>
      </div>
    </li>
  );
}

/** The way to the event and its place in the hash chain, for whoever may read the log. */
function ProofLink({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const text = t('timeline.proof', { position: format.number(entry.position) });
  const [, id = ''] = entry.id.split('/');
  if (!useMay('read-log')) return text;
  return (
    <Link to="/integrity/streams/$kind/$id" params={{ kind: entry.streamKind, id }} hash={`v${entry.streamVersion}`}>
      {text}
    </Link>
  );
}
