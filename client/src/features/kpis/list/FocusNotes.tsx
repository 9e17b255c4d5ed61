import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { useChosenUnit } from '@/shared/units';
import { Section } from '@/ui/Page';
import { focusText } from '../focusText';
import { focusQuery } from '../kpiQueries';
import classes from './KpiList.module.css';

/** The units and people with more KPIs than they can have an eye on. */
export function FocusNotes() {
  const { t } = useTranslation('kpis');
  const [unit] = useChosenUnit();
  const { data: warnings } = useSuspenseQuery(focusQuery(useAsOf()));
  const lost = warnings.filter(
    ({ subjectKind, subjectId }) =>
      subjectKind === 'person' || (subjectKind === 'unit' && (!unit || unit.id === subjectId)),
  );
  if (lost.length === 0) return null;

  return (
    <Section title={t('list.focus', { count: lost.length })}>
      <ul className={classes.focus}>
        {lost.map((warning) => (
          <li key={`${warning.code}/${warning.subjectId}`}>{focusText(warning, t)}</li>
        ))}
      </ul>
    </Section>
  );
}
