import { Menu } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@/api/generated';
import { useEventWords } from '@/shared/eventWords';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { ExportButton } from '@/ui/export/ExportMenu';
import { useFormat } from '@/ui/format';
import { At } from './At';
import classes from './Audit.module.css';
import { AuditDrawer } from './AuditDrawer';
import { AuditFilterBar } from './AuditFilterBar';
import { useEventSearch, useFilters } from './auditFilters';
import { auditEventsQuery, fileAddress } from './auditQueries';
import { Hit } from './Hit';
import { isIn } from './hits';
import { MoreEntries } from './MoreEntries';
import { Stacked } from './Stacked';
import { Subject, subjectName } from './Subject';
import { sentenceOf } from './sentences';
import { usePages } from './usePages';

/** Every event of the organization that the filters let through, latest first. */
export function AuditEntries() {
  const { t } = useTranslation(['audit', 'session', 'integrity']);
  const format = useFormat();
  const words = useEventWords();
  const search = useEventSearch();
  const [filters] = useFilters();
  const query = useInfiniteQuery(auditEventsQuery(search));
  const { entries, searching, more } = usePages(query, (page) => page.events, JSON.stringify(search));
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const lastPage = query.data?.pages.at(-1);
  const what = (entry: AuditEntry) => sentenceOf(entry, t, format);
  const sought = search.text?.trim();
  const shows = (entry: AuditEntry, text: string) =>
    isIn([what(entry), entry.reason, entry.by?.name, subjectName(entry, t, format), entry.subject.code], text);

  const columns: Column<AuditEntry>[] = [
    {
      key: 'at',
      header: t('column.at'),
      wideOnly: true,
      cell: (entry) => <At at={entry.recordedAt} />,
    },
    { key: 'who', header: t('column.who'), wideOnly: true, cell: (entry) => entry.by?.name ?? <em>{t('erased')}</em> },
    {
      key: 'what',
      header: t('column.what'),
      rowHeader: true,
      cell: (entry) => (
        <>
          <button
            type="button"
            className={`link-button ${classes.what}`}
            aria-label={t('open', { what: what(entry) })}
            onClick={() => setOpened(entry)}
          >
            {what(entry)}
          </button>
          {sought && !shows(entry, sought) && <Hit entry={entry} sought={sought} />}
          <div className={`${classes.phoneOnly} ${classes.muted}`}>
            <div>{[subjectName(entry, t, format), words.kind(entry.subject.kind)].join(' · ')}</div>
            <div>
              {entry.by?.name ?? t('erased')} · <At at={entry.recordedAt} />
            </div>
            {entry.reason && <Stacked label={t('column.reason')}>{entry.reason}</Stacked>}
            {entry.address && <Stacked label={t('column.from')}>{entry.address}</Stacked>}
          </div>
        </>
      ),
    },
    {
      key: 'subject',
      header: t('column.subject'),
      wideOnly: true,
      cell: (entry) => <Subject entry={entry} />,
    },
    {
      key: 'reason',
      header: t('column.reason'),
      wideOnly: true,
      cell: (entry) => <span className={classes.reason}>{entry.reason}</span>,
    },
    {
      key: 'from',
      header: t('column.from'),
      wideOnly: true,
      cell: (entry) => <span className="num">{entry.address}</span>,
    },
  ];

  return (
    <>
      <AuditFilterBar part="events" />
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {!query.isError && (
        <DataTable
          label={t('title')}
          rows={entries}
          rowKey={(entry) => String(entry.position)}
          columns={columns}
          files={
            <ExportButton label={t('export.events')}>
              <Menu.Item component="a" href={fileAddress('events.csv', search)} download>
                {t('export.csv')}
              </Menu.Item>
              <Menu.Item component="a" href={fileAddress('events.jsonl', search)} download>
                {t('export.jsonl')}
              </Menu.Item>
            </ExportButton>
          }
          tools={t('shown', { count: entries.length })}
          empty={
            !searching && (
              <EmptyState message={t(Object.keys(filters).length > 0 || search.unitId ? 'empty' : 'none')} />
            )
          }
        />
      )}
      <MoreEntries
        searching={searching}
        hasMore={query.hasNextPage}
        searchedTo={lastPage?.searchedTo ?? null}
        any={entries.length > 0}
        onMore={more}
      />
      <AuditDrawer entry={opened} onClose={() => setOpened(null)} />
    </>
  );
}
