import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ProofEvent, StreamProof } from '@/api/generated';
import { useMay } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import { useEventWords } from '@/shared/eventWords';
import { kpiListQuery, scorecardListQuery } from '@/shared/lists';
import { peopleQuery, unitsQuery } from '@/shared/units';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { useFormat } from '@/ui/format';
import { Page } from '@/ui/Page';
import { BrokenEvent } from './BrokenEvent';
import classes from './Integrity.module.css';
import { streamProofQuery } from './integrityQueries';
import { ProofMark } from './ProofMark';
import { proofSheet } from './proofSheet';

const SHORT_HASH = 12;

/** Every event of one stream in order, as it is stored, each with the proof that nobody changed it. */
export function StreamProofPage() {
  const { t } = useTranslation('integrity');
  const { kind, id } = useParams({ strict: false }) as { kind: string; id: string };
  const { data: proof } = useSuspenseQuery(streamProofQuery(kind, id));
  const words = useEventWords();
  const name = useSubjectName(kind, id);
  const mayReadLog = useMay('read-log');
  const title = t('streamTitle', { name: name ?? words.kind(kind) });

  return (
    <Page
      title={title}
      actions={<ExportMenu name={title} title={title} sheet={() => proofSheet(proof.events, words.type, t)} timeless />}
      over={mayReadLog ? <Link to="/integrity">{t('title')}</Link> : undefined}
      under={
        <>
          {words.kind(kind)} <code className={classes.code}>{id}</code> <SubjectLink kind={kind} id={id} />
        </>
      }
    >
      <div className={classes.verification}>
        <ProofMark ok={proof.ok} large />
        <p>{t(proof.ok ? 'streamIntact' : 'streamBroken', { count: proof.events.length })}</p>
        {proof.broken && <BrokenEvent broken={proof.broken} />}
      </div>
      <Events proof={proof} />
    </Page>
  );
}

function Events({ proof }: { proof: StreamProof }) {
  const { t } = useTranslation('integrity');
  return (
    <ol className={classes.events} aria-label={t('eventList')}>
      {proof.events.map((event) => (
        <Event key={event.version} event={event} />
      ))}
    </ol>
  );
}

function Event({ event }: { event: ProofEvent }) {
  const { t } = useTranslation('integrity');
  const format = useFormat();
  const words = useEventWords();

  return (
    <li id={`v${event.version}`} className={classes.event} data-ok={event.ok}>
      <span className={`num ${classes.version}`} title={t('positionIs', { position: format.number(event.position) })}>
        {t('nth', { version: format.number(event.version) })}
      </span>
      <div className={classes.what}>
        <strong>{words.type(event.type)}</strong>
        <span className={classes.muted}>
          {t('byAt', { name: event.by?.name ?? t('unknownPerson'), at: format.dateTime(event.recordedAt) })}
        </span>
        {event.reason && <span>{t('because', { reason: event.reason })}</span>}
        <details>
          <summary>{t('data')}</summary>
          <pre>{pretty(event.data)}</pre>
          <p className={classes.muted}>
            {t('hash')} <code className={classes.code}>{event.hash}</code>
          </p>
        </details>
      </div>
      <span className={classes.proof}>
        <ProofMark ok={event.ok} />
        <code className={classes.code} title={event.hash}>
          {event.hash.slice(0, SHORT_HASH)}
        </code>
      </span>
    </li>
  );
}

function SubjectLink({ kind, id }: { kind: string; id: string }) {
  const { t } = useTranslation('integrity');
  if (kind === 'kpi' || kind === 'kpi-values') return <Link to={`/kpis/${id}` as string}>{t('openKpi')}</Link>;
  if (kind === 'scorecard')
    return (
      <Link to="/scorecards/$scorecardId" params={{ scorecardId: id }}>
        {t('openScorecard')}
      </Link>
    );
  return null;
}

/** What the stream is about, by name where the lists that the client has know it. */
function useSubjectName(kind: string, id: string): string | undefined {
  const asOf = useAsOf();
  const isKpi = kind === 'kpi' || kind === 'kpi-values';
  const kpis = useQuery({ ...kpiListQuery(asOf), enabled: isKpi });
  const scorecards = useQuery({ ...scorecardListQuery(asOf), enabled: kind === 'scorecard' });
  const units = useQuery({ ...unitsQuery(), enabled: kind === 'unit' });
  const people = useQuery({ ...peopleQuery(), enabled: kind === 'person' });
  const named: readonly { id: string; name: string }[] = [
    ...(isKpi ? (kpis.data ?? []) : []),
    ...(kind === 'scorecard' ? (scorecards.data ?? []) : []),
    ...(kind === 'unit' ? (units.data ?? []) : []),
    ...(kind === 'person' ? (people.data ?? []) : []),
  ];
  return named.find((one) => one.id === id)?.name;
}

/** Indented for reading; what is no JSON any more stands as it is. */
function pretty(data: string): string {
  try {
    return JSON.stringify(JSON.parse(data), null, 2);
  } catch {
    return data;
  }
}
