import i18n from 'i18next';
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, TimelineDetail } from '@/api/generated';
import { type Format, useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import classes from './TimelineTab.module.css';

/** So many details stand open; a year of targets is folded. */
const OPEN = 4;

/** What an event changed, each thing before and after. */
export function TimelineDetails({
  details,
  definition,
}: {
  details: readonly TimelineDetail[];
  definition: KpiDefinition;
}) {
  const { t } = useTranslation('kpis');
  if (details.length === 0) return null;
  const list = (shown: readonly TimelineDetail[]) => (
    <ul className={classes.details}>
      {shown.map((detail) => (
        <Detail key={detail.name} detail={detail} definition={definition} />
      ))}
    </ul>
  );
  if (details.length <= OPEN + 1) return list(details);
  return (
    <>
      {list(details.slice(0, OPEN))}
      <details className={classes.more}>
        <summary>{t('timeline.more', { count: details.length - OPEN })}</summary>
        {list(details.slice(OPEN))}
      </details>
    </>
  );
}

function Detail({ detail, definition }: { detail: TimelineDetail; definition: KpiDefinition }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const calendar = useCalendar();
  const isPeriod = calendar.parse(detail.name) !== null;
  const write = (text: string | null) =>
    text === null ? t('values.nothing') : figureText(text, isPeriod ? 'target' : detail.name, definition, format);
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
const PLAIN = new Set(['numerator', 'denominator', 'weight']);

function figureText(text: string, name: string, definition: KpiDefinition, format: Format): string {
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  if (IN_UNIT.has(name)) return format.value(number, definition);
  return PLAIN.has(name) ? format.number(number, Number.isInteger(number) ? 0 : 2) : text;
}

/** The text of a name that the API may add to before this client knows it. */
export function worded(key: string, otherwise: string): string {
  return i18n.exists(key, { ns: 'kpis' }) ? i18n.t(key as 'timeline.system', { ns: 'kpis' }) : otherwise;
}
