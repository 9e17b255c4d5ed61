import { Menu } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AccessAct, AccessEntry } from '@/api/generated';
import i18n from '@/i18n';
import { peopleQuery } from '@/shared/units';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { ExportButton } from '@/ui/export/ExportMenu';
import { At } from './At';
import classes from './Audit.module.css';
import { AuditFilterBar } from './AuditFilterBar';
import { useAccessSearch, useFilters } from './auditFilters';
import { accessQuery, fileAddress } from './auditQueries';
import { MoreEntries } from './MoreEntries';
import { Stacked } from './Stacked';
import { usePages } from './usePages';

/** Who came in, who failed to, and who took data along or looked at what only few may see. */
export function AccessEntries() {
  const { t } = useTranslation('audit');
  const search = useAccessSearch();
  const [filters] = useFilters();
  const query = useInfiniteQuery(accessQuery(search));
  const { entries, searching, more } = usePages(query, (page) => page.accesses, JSON.stringify(search));
  const { data: people } = useQuery(peopleQuery());
  const nameOf = (id: string) => people?.find((person) => person.id === id)?.name;

  const nobody = (entry: AccessEntry) => t(entry.personId ? 'erased' : 'nobody');

  const columns: Column<AccessEntry>[] = [
    {
      key: 'at',
      header: t('column.at'),
      wideOnly: true,
      cell: (entry) => <At at={entry.at} />,
    },
    {
      key: 'who',
      header: t('column.who'),
      wideOnly: true,
      cell: (entry) => entry.person?.name ?? <em>{nobody(entry)}</em>,
    },
    {
      key: 'what',
      header: t('column.what'),
      rowHeader: true,
      cell: (entry) => (
        <>
          {actInWords(entry.act, t)}
          <div className={`${classes.phoneOnly} ${classes.muted}`}>
            <div>{detailInWords(entry.detail, nameOf, t)}</div>
            <div>
              {entry.person?.name ?? nobody(entry)} · <At at={entry.at} />
            </div>
            {entry.address && <Stacked label={t('column.from')}>{entry.address}</Stacked>}
          </div>
        </>
      ),
    },
    {
      key: 'detail',
      header: t('column.detail'),
      wideOnly: true,
      cell: (entry) => detailInWords(entry.detail, nameOf, t),
    },
    {
      key: 'from',
      header: t('column.from'),
      wideOnly: true,
      cell: (entry) => <span className="num">{entry.address}</span>,
    },
    {
      key: 'browser',
      header: t('detail.browser'),
      wideOnly: true,
      cell: (entry) => <span className={classes.agent}>{entry.userAgent}</span>,
    },
  ];

  return (
    <>
      <AuditFilterBar part="access" />
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {!query.isError && (
        <DataTable
          label={t('tab.access')}
          rows={entries}
          rowKey={(entry) => String(entry.id)}
          columns={columns}
          files={
            <ExportButton label={t('export.access')}>
              <Menu.Item component="a" href={fileAddress('access.csv', search)} download>
                {t('export.csv')}
              </Menu.Item>
            </ExportButton>
          }
          tools={t('shown', { count: entries.length })}
          empty={!searching && <EmptyState message={t(Object.keys(filters).length > 0 ? 'empty' : 'none')} />}
        />
      )}
      <MoreEntries
        searching={searching}
        hasMore={query.hasNextPage}
        searchedTo={null}
        any={entries.length > 0}
        onMore={more}
      />
    </>
  );
}

const actInWords = (act: string, t: TFunction<'audit'>) =>
  i18n.exists(`acts.${act}`, { ns: 'audit' }) ? t(`acts.${act as AccessAct}`) : act;

function detailInWords(
  detail: Record<string, string>,
  nameOf: (id: string) => string | undefined,
  t: TFunction<'audit'>,
): string {
  const { what, format, person, email, how, key, name } = detail;
  const file =
    what && i18n.exists(`files.${what}`, { ns: 'audit' }) ? t(`files.${what}` as 'files.audit-events') : what;
  return [
    file && (format ? t('access.file', { what: file, format: format.toUpperCase() }) : file),
    person && t('access.of', { name: nameOf(person) ?? t('erased') }),
    key && (name ? t('access.key', { name }) : t('access.byKey')),
    email && t('access.typed', { email }),
    how && (i18n.exists(`how.${how}`, { ns: 'audit' }) ? t(`how.${how}` as 'how.demo') : how),
  ]
    .filter(Boolean)
    .join(' · ');
}
