import type { TFunction } from 'i18next';
import type { Difference } from '@/shared/structure/diff';
import { type Sheet, sheetOf } from '@/ui/export/sheet';

/** What differs between two moments, before and after side by side. */
export function changeSheet(
  differences: readonly Difference[],
  moments: { before: string; after: string },
  t: TFunction<['scorecards', 'common']>,
): Sheet {
  const before = (name: string) => t('compare.columnOf', { name, at: moments.before });
  const after = (name: string) => t('compare.columnOf', { name, at: moments.after });
  const status = (value: Difference['status']['before']) => value && t(`common:status.${value}`);
  return sheetOf(differences, [
    { header: t('compare.column.level'), cell: (line) => t(`level.${line.level}`) },
    { header: t('list.name'), cell: (line) => line.name },
    {
      header: t('table.change'),
      cell: (line) => t(line.presence === 'both' ? `compare.${line.direction}` : `compare.${line.presence}`),
    },
    { header: before(t('table.score')), cell: (line) => line.score.before },
    { header: after(t('table.score')), cell: (line) => line.score.after },
    { header: before(t('table.status')), cell: (line) => status(line.status.before) },
    { header: after(t('table.status')), cell: (line) => status(line.status.after) },
    { header: before(t('table.value')), cell: (line) => line.value?.before },
    { header: after(t('table.value')), cell: (line) => line.value?.after },
    { header: before(t('table.target')), cell: (line) => line.target?.before },
    { header: after(t('table.target')), cell: (line) => line.target?.after },
    { header: before(t('table.weight')), cell: (line) => line.weight?.before },
    { header: after(t('table.weight')), cell: (line) => line.weight?.after },
    { header: t('compare.column.formerName'), cell: (line) => line.renamed?.before },
    { header: t('compare.column.formerPlace'), cell: (line) => line.moved?.before },
  ]);
}
