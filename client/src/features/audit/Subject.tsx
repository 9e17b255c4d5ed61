import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@/api/generated';
import { useEventWords } from '@/shared/eventWords';
import { type Format, useFormat } from '@/ui/format';
import classes from './Audit.module.css';

interface Props {
  entry: AuditEntry;
}

/** What something was done to: its name as it is today, with the way to it. */
export function Subject({ entry }: Props) {
  const { subject } = entry;
  const words = useEventWords();
  return (
    <span className={classes.subject}>
      <Name entry={entry} />
      <span className={classes.muted}>{[words.kind(subject.kind), subject.code].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

/** A correction goes by its KPI and the period of the value. What is sealed has no name here: it is pay, or a private objective. */
export function subjectName({ subject, data }: AuditEntry, t: TFunction<'audit'>, format: Format): string {
  const { name, period } = subject;
  return [name ?? t(data === null ? 'sealedSubject' : 'noSubject'), period && format.period(period)]
    .filter(Boolean)
    .join(', ');
}

function Name({ entry }: Props) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const text = subjectName(entry, t, format);
  const { subject } = entry;
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
