import { useTranslation } from 'react-i18next';
import type { KpiDetail, TargetEntry } from '@/api/generated';
import { type Format, useFormat } from '@/ui/format';
import { Section } from '@/ui/Page';
import classes from './Targets.module.css';
import type { TargetChange } from './targets';

/** What saving would do: new, changed and removed entries, before and after. */
export function TargetPreview({ kpi, changes }: { kpi: KpiDetail; changes: readonly TargetChange[] }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  return (
    <Section title={t('targets.preview')}>
      {changes.length === 0 ? (
        <p className={classes.quiet}>{t('targets.unchanged')}</p>
      ) : (
        <ul className={classes.changes}>
          {changes.map((change) => (
            <li key={change.from} data-kind={change.kind}>
              <span className={classes.kind}>{t(`targets.kind.${change.kind}`)}</span>
              <span className={classes.period}>{format.period(change.from)}</span>
              <span className="num">
                {change.before && <s>{entryText(change.before, kpi, format, t('targets.noTarget'))}</s>}
                {change.before && change.after && ' → '}
                {change.after && <strong>{entryText(change.after, kpi, format, t('targets.noTarget'))}</strong>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** `100 (80 – 120)`: the target, then floor and stretch when there are any. */
function entryText(
  { target, floor, stretch }: TargetEntry,
  { definition }: KpiDetail,
  format: Format,
  none: string,
): string {
  if (target === null) return none;
  const figure = (value: number | null) => format.value(value, definition);
  return floor === null && stretch === null
    ? figure(target)
    : `${figure(target)} (${format.range(figure(floor), figure(stretch))})`;
}
