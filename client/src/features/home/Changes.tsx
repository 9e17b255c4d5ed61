import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeEntry } from '@/api/generated';
import { useSession } from '@/shared/session';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { Section } from '@/ui/Page';
import classes from './Home.module.css';
import { groupChanges, isMany, type ManyValues, sentenceOf } from './sentences';

const FIRST = 12;

/** What has changed since the last visit, in sentences, newest first. */
export function Changes({ changes, since }: { changes: ChangeEntry[]; since: string | null }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const lines = groupChanges(changes);
  const shown = all ? lines : lines.slice(0, FIRST);

  return (
    <Section
      title={t('changes.title')}
      actions={since && <span className={classes.facts}>{t('changes.since', { at: format.dateTime(since) })}</span>}
    >
      {lines.length === 0 ? (
        <EmptyState message={t('changes.empty')} action={<Link to="/scorecards">{t('owed.goOn')}</Link>} />
      ) : (
        <ul className={classes.changes}>
          {shown.map((line) => (
            <li key={line.id}>{isMany(line) ? <Many line={line} /> : <Change change={line} />}</li>
          ))}
        </ul>
      )}
      {!all && lines.length > FIRST && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('changes.more', { count: lines.length - FIRST })}
        </Button>
      )}
    </Section>
  );
}

function Change({ change }: { change: ChangeEntry }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { before, subject, after } = sentenceOf(change, t, format);
  return (
    <>
      <span>
        {before}
        <Subject change={change}>{subject}</Subject>
        {after}
      </span>
      <span className={classes.facts}>
        <time dateTime={change.at}>{format.relative(change.at, Date.now())}</time>
        {change.reason && ` · ${t('changes.reason', { reason: change.reason })}`}
      </span>
    </>
  );
}

function Many({ line }: { line: ManyValues }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const [first] = line.changes;
  const names = line.changes.slice(0, 2).map((change) => change.subjectName);
  if (!first) return null;
  return (
    <>
      <span>
        {t('changes.many', {
          who: first.by ? t('changes.who', { name: first.by.name }) : t('changes.unknown'),
          count: line.count,
          names: names.join(', '),
        })}
      </span>
      <span className={classes.facts}>
        <time dateTime={first.at}>{format.relative(first.at, Date.now())}</time>
      </span>
    </>
  );
}

function Subject({ change, children }: { change: ChangeEntry; children: ReactNode }) {
  const { person } = useSession();
  if (change.subjectKind === 'kpi') return <Link to={`/kpis/${change.subjectId}` as string}>{children}</Link>;
  if (change.subjectKind === 'scorecard')
    return (
      <Link to="/scorecards/$scorecardId" params={{ scorecardId: change.subjectId }}>
        {children}
      </Link>
    );
  if (change.subjectKind === 'reward-statement')
    return (
      <Link to="/rewards/statements/$runId/$personId" params={{ runId: change.subjectId, personId: person.id }}>
        {children}
      </Link>
    );
  if (change.subjectKind === 'objective' || change.subjectKind === 'key-result')
    return <ObjectiveLink change={change}>{children}</ObjectiveLink>;
  return <strong>{children}</strong>;
}

/** To an objective, or to the row of a key result on its page. */
function ObjectiveLink({ change, children }: { change: ChangeEntry; children: ReactNode }) {
  const { objectiveId, subjectId } = change;
  return (
    <Link
      to="/okrs/objectives/$objectiveId"
      params={{ objectiveId: objectiveId ?? subjectId }}
      hash={objectiveId ? `kr-${subjectId}` : undefined}
    >
      {children}
    </Link>
  );
}
