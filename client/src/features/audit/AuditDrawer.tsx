import { Button, Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@/api/generated';
import { useEventWords } from '@/shared/eventWords';
import { useFormat } from '@/ui/format';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { localIn } from '@/ui/zonedTime';
import classes from './Audit.module.css';
import { NO_FILTERS, useFilters } from './auditFilters';
import { Subject } from './Subject';
import { sentenceOf } from './sentences';
import { settingsChanges } from './settingsChanges';

/** All that is known of one entry, with the stored data and the way to its proof. */
export function AuditDrawer({ entry, onClose }: { entry: AuditEntry | null; onClose: () => void }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  return (
    <Drawer
      opened={entry !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={entry && t('detail.title', { position: format.number(entry.position) })}
    >
      {entry && <Details entry={entry} onClose={onClose} />}
    </Drawer>
  );
}

function Details({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { t } = useTranslation(['audit', 'session', 'integrity']);
  const format = useFormat();
  const words = useEventWords();
  const { timeZone } = useLocaleSettings();
  const [, change] = useFilters();
  const day = localIn(entry.recordedAt, timeZone).slice(0, 10);

  function show(filters: Parameters<typeof change>[0]) {
    change({ ...NO_FILTERS, ...filters });
    onClose();
  }
  return (
    <>
      <p className={classes.sentence}>{sentenceOf(entry, t, format)}</p>
      <dl className={classes.details}>
        <dt>{t('detail.at')}</dt>
        <dd>
          {format.dateTime(entry.recordedAt)} <code>{entry.recordedAt}</code>
        </dd>
        <dt>{t('detail.who')}</dt>
        <dd>
          {entry.by?.name ?? t('erased')} <code>{entry.actorId}</code>
        </dd>
        <dt>{t('detail.subject')}</dt>
        <dd>
          <Subject entry={entry} /> <code>{entry.subject.id}</code>
        </dd>
        <dt>{t('detail.what')}</dt>
        <dd>
          {words.type(entry.type)} <code>{entry.type}</code>
        </dd>
        {entry.reason && (
          <>
            <dt>{t('detail.reason')}</dt>
            <dd>{entry.reason}</dd>
          </>
        )}
        {entry.address && (
          <>
            <dt>{t('detail.from')}</dt>
            <dd>{entry.address}</dd>
          </>
        )}
        {entry.userAgent && (
          <>
            <dt>{t('detail.browser')}</dt>
            <dd>{entry.userAgent}</dd>
          </>
        )}
        {entry.key && (
          <>
            <dt>{t('detail.key')}</dt>
            <dd>
              {entry.key.name ?? t('detail.keyErased')} <code>{entry.key.id}</code>
            </dd>
          </>
        )}
        <dt>{t('detail.request')}</dt>
        <dd>
          <code>{entry.correlationId}</code>
        </dd>
        <dt>{t('detail.version')}</dt>
        <dd>{format.number(entry.version)}</dd>
        <dt>{t('detail.hash')}</dt>
        <dd>
          <code>{entry.hash}</code>
        </dd>
      </dl>
      <div className={classes.ways}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => show({ request: entry.correlationId, from: day, to: day })}
        >
          {t('detail.sameRequest')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => show({ subject: entry.subject.id })}>
          {t('detail.sameSubject')}
        </Button>
        <Link
          to="/integrity/streams/$kind/$id"
          params={{ kind: entry.subject.kind, id: entry.subject.id }}
          hash={`v${entry.version}`}
        >
          {t('detail.proof')}
        </Link>
      </div>
      <Changed entry={entry} />
      <h3 className={classes.heading}>{t('detail.data')}</h3>
      {entry.data === null ? <p>{t('detail.sealed')}</p> : <pre className={classes.data}>{pretty(entry.data)}</pre>}
      {entry.before && (
        <>
          <h3 className={classes.heading}>{t('detail.before')}</h3>
          <pre className={classes.data}>{pretty(entry.before)}</pre>
        </>
      )}
    </>
  );
}

/** The settings that a change of them changed. */
function Changed({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation(['audit', 'session', 'integrity']);
  const format = useFormat();
  const changes = settingsChanges(entry.before, entry.data, t, format);
  if (changes.length === 0) return null;
  return (
    <>
      <h3 className={classes.heading}>{t('detail.changed')}</h3>
      <dl className={classes.details}>
        {changes.map((change) => (
          <Fragment key={change.name}>
            <dt>{change.name}</dt>
            <dd>
              {change.before} → {change.after}
            </dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}

/** Indented for reading; what is no JSON any more stands as it is. */
function pretty(data: string): string {
  try {
    return JSON.stringify(JSON.parse(data), null, 2);
  } catch {
    return data;
  }
}
