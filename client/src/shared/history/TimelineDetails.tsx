import { useTranslation } from 'react-i18next';
import type { TimelineDetail } from '@/api/generated';
import { type Format, type UnitOfMeasure, useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { worded } from './historyWords';
import classes from './Timeline.module.css';

/** So many details stand open; a year of targets is folded. */
const OPEN = 4;

/** What an event changed, each thing before and after. */
export function TimelineDetails({
  details,
  unit,
}: {
  details: readonly TimelineDetail[];
  /** In which figures are written; null where the event is about no KPI. */
  unit: UnitOfMeasure | null;
}) {
  const { t } = useTranslation('history');
  if (details.length === 0) return null;
  const list = (shown: readonly TimelineDetail[]) => (
    <ul className={classes.details}>
      {shown.map((detail, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two objectives may have the same fields, in an order that never changes.
        <Detail key={`${detail.name}/${index}`} detail={detail} unit={unit} />
      ))}
    </ul>
  );
  if (details.length <= OPEN + 1) return list(details);
  return (
    <>
      {list(details.slice(0, OPEN))}
      <details className={classes.more}>
        <summary>{t('moreDetails', { count: details.length - OPEN })}</summary>
        {list(details.slice(OPEN))}
      </details>
    </>
  );
}

/** What an event is about rather than what it changed: without a name it is hidden from the reader. */
const SUBJECTS = new Set(['kpi', 'linkTo', 'supports']);

function Detail({ detail, unit }: { detail: TimelineDetail; unit: UnitOfMeasure | null }) {
  const { t } = useTranslation(['history', 'kpis']);
  const format = useFormat();
  const calendar = useCalendar();
  const isPeriod = calendar.parse(detail.name) !== null;
  const write = (text: string | null) =>
    text === null
      ? t(SUBJECTS.has(detail.name) ? 'hidden' : 'nothing')
      : detailText(text, isPeriod ? 'target' : detail.name, unit, format);
  return (
    <li>
      {isPeriod ? format.period(detail.name) : worded(`field.${detail.name}`, detail.name)}:{' '}
      {detail.before !== null && (
        <>
          <s>{write(detail.before)}</s> →{' '}
        </>
      )}
      <span className="num">{write(detail.after)}</span>
    </li>
  );
}

const IN_UNIT = new Set(['target', 'floor', 'stretch', 'value', 'baseline', 'benchmark', 'bandLow', 'bandHigh']);
const PLAIN = new Set(['numerator', 'denominator', 'weight', 'carryPeriods', 'greenAt', 'amberAt', 'cap', 'graceDays']);

/** A detail's text as one reads it: figures in their unit, choices by their name. */
export function detailText(text: string, name: string, unit: UnitOfMeasure | null, format: Format): string {
  const number = Number(text);
  if (!Number.isFinite(number)) return worded(`choice.${name}.${text}`, text);
  if (unit && IN_UNIT.has(name)) return format.value(number, unit);
  return PLAIN.has(name) ? format.number(number, Number.isInteger(number) ? 0 : 2) : text;
}
