import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '@/api/generated';
import { useMay } from '@/shared/access';
import { type UnitOfMeasure, useFormat } from '@/ui/format';
import { worded } from './historyWords';
import classes from './Timeline.module.css';
import { TimelineDetails } from './TimelineDetails';

/** One event: when, what, from what to what, why, who, and its place in the log. */
export function TimelineItem({ entry, unit }: { entry: TimelineEntry; unit: UnitOfMeasure | null }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const figure = (value: number | null) => (unit ? format.value(value, unit) : format.number(value));
  const changed = entry.before !== null || entry.after !== null;

  return (
    <li className={classes.entry}>
      <time dateTime={entry.at} className={classes.at}>
        {format.dateTime(entry.at)}
      </time>
      <div>
        <div>
          <strong>{worded(`kind.${entry.kind}`, entry.kind)}</strong>
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
        <TimelineDetails details={entry.details} unit={unit} />
        {entry.reason && <div className={classes.reason}>“{entry.reason}”</div>}
        <div className={classes.meta}>
          {entry.by?.name ?? t('system')} · <ProofLink entry={entry} />{' '}
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
  const { t } = useTranslation('history');
  const format = useFormat();
  const text = t('proof', { position: format.number(entry.position) });
  const [, id = ''] = entry.id.split('/');
  if (!useMay('read-log')) return text;
  return (
    <Link to="/integrity/streams/$kind/$id" params={{ kind: entry.streamKind, id }} hash={`v${entry.streamVersion}`}>
      {text}
    </Link>
  );
}
