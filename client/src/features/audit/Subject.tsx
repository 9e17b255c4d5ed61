import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AuditSubject } from '@/api/generated';
import { useEventWords } from '@/shared/eventWords';
import { type Format, useFormat } from '@/ui/format';
import classes from './Audit.module.css';

/** What something was done to: its name as it is today, with the way to it. */
export function Subject({ subject }: { subject: AuditSubject }) {
  const words = useEventWords();
  return (
    <span className={classes.subject}>
      <Name subject={subject} />
      <span className={classes.muted}>{[words.kind(subject.kind), subject.code].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

/** A correction goes by its KPI and the period of the value. */
export function subjectName({ name, period }: AuditSubject, t: TFunction<'audit'>, format: Format): string {
  return [name ?? t('noSubject'), period && format.period(period)].filter(Boolean).join(', ');
}

function Name({ subject }: { subject: AuditSubject }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const text = subjectName(subject, t, format);
  const { kind, id } = subject;
  const kpiId = subject.kpiId ?? (kind === 'kpi' || kind === 'kpi-values' ? id : null);
  if (kpiId) return <Link to={`/kpis/${kpiId}` as string}>{text}</Link>;
  if (kind === 'scorecard')
    return (
      <Link to="/scorecards/$scorecardId" params={{ scorecardId: id }}>
        {text}
      </Link>
    );
  return <span>{text}</span>;
}
