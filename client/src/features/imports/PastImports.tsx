import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DoneImport } from '@/api/generated';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { Section } from '@/ui/Page';
import { importsQuery } from './importQueries';

/** What was imported before: when, by whom, what of, and what came of it. */
export function PastImports() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { data } = useSuspenseQuery(importsQuery());
  const count = (key: 'recorded' | 'corrected' | 'unchanged' | 'rejected'): Column<DoneImport> => ({
    key,
    header: t(`result.${key}`),
    align: 'end',
    cell: (row) => <span className="num">{format.number(row[key])}</span>,
    sortBy: (row) => row[key],
    csv: (row) => row[key],
    wideOnly: key === 'unchanged' || key === 'rejected',
  });
  const columns: Column<DoneImport>[] = [
    {
      key: 'file',
      header: t('past.file'),
      rowHeader: true,
      cell: (row) => <Link to={`/values/import/${row.id}` as string}>{row.fileName}</Link>,
      sortBy: (row) => row.fileName,
      csv: (row) => row.fileName,
    },
    {
      key: 'at',
      header: t('past.at'),
      cell: (row) => format.dateTime(row.at),
      sortBy: (row) => row.at,
      csv: (row) => row.at,
    },
    {
      key: 'by',
      header: t('past.by'),
      cell: (row) => row.byName,
      sortBy: (row) => row.byName,
      csv: (row) => row.byName,
      wideOnly: true,
    },
    count('recorded'),
    count('corrected'),
    count('unchanged'),
    count('rejected'),
    {
      key: 'reason',
      header: t('past.reason'),
      cell: (row) => row.reason ?? '',
      csv: (row) => row.reason,
      wideOnly: true,
    },
  ];
  return (
    <Section title={t('past.title')}>
      <DataTable
        label={t('past.title')}
        rows={data.done}
        rowKey={(row) => row.id}
        columns={columns}
        defaultSort="at.desc"
        csvName={t('past.title')}
        timeless
        empty={<EmptyState message={t('past.none')} />}
      />
    </Section>
  );
}
