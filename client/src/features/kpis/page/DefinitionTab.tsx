import { useTranslation } from 'react-i18next';
import type { DefinitionRevision, KpiDetail } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { Section } from '@/ui/Page';
import { SmartAdvice } from '../SmartAdvice';
import { attributes, changes } from './attributes';
import { CalculationSection } from './CalculationSection';
import classes from './DefinitionTab.module.css';
import { useNames } from './useNames';

/** The definition in force, whether it is SMART, and how it came to be what it is. */
export function DefinitionTab({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const names = useNames();
  const set = attributes(kpi.definition, t, format, names).filter((attribute) => attribute.text !== null);
  const newest = [...kpi.revisions].sort((a, b) => b.revision - a.revision);

  return (
    <div className={classes.columns}>
      <div>
        <Section title={t('definition.inForce')}>
          <dl className={classes.list}>
            {set.map((attribute) => (
              <div key={attribute.key}>
                <dt>{attribute.label}</dt>
                <dd>{attribute.text}</dd>
              </div>
            ))}
          </dl>
        </Section>
        <CalculationSection kpi={kpi} />
      </div>
      <div>
        <Section title={t('smart.title')}>
          <SmartAdvice report={kpi.smart} unit={kpi.definition} />
        </Section>
        <Section title={t('definition.revisions')}>
          <ol className={classes.revisions}>
            {newest.map((revision) => (
              <Revision key={revision.revision} revision={revision} before={before(kpi.revisions, revision)} />
            ))}
          </ol>
        </Section>
      </div>
    </div>
  );
}

/** The revision that this one changed: the last recorded before it. */
const before = (all: readonly DefinitionRevision[], { revision }: DefinitionRevision) =>
  all.filter((other) => other.revision < revision).sort((a, b) => b.revision - a.revision)[0];

function Revision({ revision, before }: { revision: DefinitionRevision; before: DefinitionRevision | undefined }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const names = useNames();
  const changed = before
    ? changes(attributes(before.definition, t, format, names), attributes(revision.definition, t, format, names))
    : [];

  return (
    <li>
      <div className={classes.from}>
        {revision.from === null
          ? t('definition.fromStart')
          : t('definition.from', { from: format.period(revision.from) })}
      </div>
      {revision.reason && <div>{revision.reason}</div>}
      {changed.length > 0 && (
        <ul className={classes.changes}>
          {changed.map((change) => (
            <li key={change.key}>
              {change.label}: <s>{change.before ?? t('values.nothing')}</s> →{' '}
              <strong>{change.after ?? t('values.nothing')}</strong>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.meta}>
        {[revision.by?.name ?? t('timeline.system'), format.dateTime(revision.recordedAt)].join(' · ')}
      </div>
    </li>
  );
}
