import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditSubject } from '@/api/generated';
import { useEventWords } from '@/shared/eventWords';
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

function Name({ subject: { kind, id, name } }: { subject: AuditSubject }) {
  const { t } = useTranslation('audit');
  const text = name ?? t('noSubject');
  if (kind === 'kpi' || kind === 'kpi-values') return <Link to={`/kpis/${id}` as string}>{text}</Link>;
  if (kind === 'scorecard')
    return (
      <Link to="/scorecards/$scorecardId" params={{ scorecardId: id }}>
        {text}
      </Link>
    );
  return <span>{text}</span>;
}
