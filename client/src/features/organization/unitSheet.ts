import type { TFunction } from 'i18next';
import type { UnitNode } from '@/shared/units';
import { type Sheet, sheetOf } from '@/ui/export/sheet';

/** The tree as lines, each unit below its parent. */
export function unitSheet(nodes: readonly UnitNode[], t: TFunction<'organization'>): Sheet {
  const codes = new Map(nodes.map(({ unit }) => [unit.id, unit.code]));
  return sheetOf(nodes, [
    { header: t('units.code'), cell: ({ unit }) => unit.code },
    { header: t('units.name'), cell: ({ unit }) => unit.name },
    { header: t('units.parent'), cell: ({ unit }) => (unit.parentId ? codes.get(unit.parentId) : null) },
    { header: t('units.depth'), cell: ({ depth }) => depth + 1 },
    { header: t('people.access'), cell: ({ unit }) => (unit.closed ? t('units.isClosed') : null) },
  ]);
}
