import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { OkrStatusBadge, okrStatusOrder } from '../OkrStatusBadge';
import { AlignedLink } from './AlignedLink';
import classes from './Alignment.module.css';
import { type Aligned, isUnaligned, listed } from './forest';
import { KindMark } from './KindMark';
import { type Alignment, useKeyResultsShown } from './useAlignment';

/** The same links as a table: one line for each, with what it supports. */
export function AlignmentList({ alignment }: { alignment: Alignment }) {
  const { t } = useTranslation(['alignment', 'okrs']);
  const format = useFormat();
  const [keyResults] = useKeyResultsShown();
  const rows = listed(alignment.roots, { ...alignment, keyResults });
  const supported = (node: Aligned) =>
    isUnaligned(node)
      ? t('isUnaligned')
      : [
          ...node.parents.map((parent) => parent.title),
          node.hiddenParents > 0 && t('hiddenParents', { count: node.hiddenParents }),
        ]
          .filter(Boolean)
          .join('; ');
  const supporters = (node: Aligned) => node.children.filter(({ kind }) => kind === 'objective').length;
  const columns: Column<Aligned>[] = [
    {
      key: 'kind',
      header: t('column.kind'),
      wideOnly: true,
      sortBy: (node) => t(`kind.${node.kind}`),
      csv: (node) => t(`kind.${node.kind}`),
      cell: (node) => <span className={classes.muted}>{t(`kind.${node.kind}`)}</span>,
    },
    {
      key: 'title',
      header: t('column.title'),
      rowHeader: true,
      sortBy: (node) => node.title,
      csv: (node) => node.title,
      cell: (node) => (
        <>
          <span className={classes.phoneOnly}>
            <KindMark kind={node.kind} />{' '}
          </span>
          <AlignedLink node={node} />
        </>
      ),
    },
    {
      key: 'unit',
      header: t('column.unit'),
      wideOnly: true,
      sortBy: (node) => node.unitName,
      csv: (node) => node.unitName,
      cell: (node) => node.unitName,
    },
    {
      key: 'owner',
      header: t('column.owner'),
      wideOnly: true,
      sortBy: (node) => node.ownerName,
      csv: (node) => node.ownerName,
      cell: (node) => node.ownerName,
    },
    {
      key: 'status',
      header: t('column.status'),
      sortBy: (node) => node.status && okrStatusOrder(node.status),
      csv: (node) => node.status && t(`okrs:status.${node.status}`),
      cell: (node) => node.status && <OkrStatusBadge status={node.status} />,
    },
    {
      key: 'progress',
      header: t('column.progress'),
      align: 'end',
      percent: true,
      sortBy: (node) => node.progress,
      csv: (node) => node.progress,
      cell: (node) => <NumberText>{format.percent(node.progress)}</NumberText>,
    },
    {
      key: 'confidence',
      header: t('column.confidence'),
      align: 'end',
      wideOnly: true,
      sortBy: (node) => node.confidence,
      csv: (node) => node.confidence,
      cell: (node) => <NumberText>{format.number(node.confidence, node.kind === 'key-result' ? 0 : 1)}</NumberText>,
    },
    {
      key: 'supports',
      header: t('column.supports'),
      wideOnly: true,
      sortBy: (node) => node.parents[0]?.title ?? null,
      csv: (node) => supported(node),
      cell: (node) =>
        isUnaligned(node) ? (
          <span className={classes.muted}>{t('isUnaligned')}</span>
        ) : (
          <>
            {node.parents.map((parent) => (
              <span key={parent.id} className={classes.parent}>
                <KindMark kind={parent.kind} /> <AlignedLink node={parent} />
              </span>
            ))}
            {node.hiddenParents > 0 && (
              <span className={classes.muted}>{t('hiddenParents', { count: node.hiddenParents })}</span>
            )}
          </>
        ),
    },
    {
      key: 'supportedBy',
      header: t('column.supportedBy'),
      align: 'end',
      wideOnly: true,
      sortBy: supporters,
      csv: supporters,
      cell: (node) => <NumberText>{format.number(supporters(node))}</NumberText>,
    },
  ];
  return (
    <DataTable
      label={t('list.label')}
      rows={rows}
      rowKey={(node) => node.id}
      columns={columns}
      csvName={[t('file'), alignment.cycle && format.period(alignment.cycle.name)].filter(Boolean).join(' ')}
      empty={t('nothingFound')}
      tools={t('list.count', { count: rows.length, number: format.number(rows.length) })}
    />
  );
}
