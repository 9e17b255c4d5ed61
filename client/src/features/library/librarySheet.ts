import type { TFunction } from 'i18next';
import type { LibraryKpi } from '@/api/generated';
import { type Sheet, sheetOf } from '@/ui/export/sheet';
import { type LabelGroup, libraryLabel } from './libraryLabel';

/** The entries shown, with their names in both languages and the description in the reader's. */
export function librarySheet(
  kpis: readonly LibraryKpi[],
  korean: boolean,
  t: TFunction<['library', 'kpis', 'common']>,
): Sheet {
  const words = (group: LabelGroup, values: readonly string[]) =>
    values.map((value) => libraryLabel(group, value)).join(', ');
  return sheetOf(kpis, [
    { header: t('kpis:list.code'), cell: (kpi) => kpi.code },
    { header: t('name'), cell: (kpi) => (korean ? kpi.nameKo : kpi.nameEn) },
    { header: t('otherName'), cell: (kpi) => (korean ? kpi.nameEn : kpi.nameKo) },
    { header: t('description'), cell: (kpi) => (korean ? kpi.descriptionKo : kpi.descriptionEn) },
    { header: t('formula'), cell: (kpi) => kpi.formula },
    { header: t('function'), cell: (kpi) => words('functions', [kpi.function]) },
    { header: t('category'), cell: (kpi) => words('categories', [kpi.category]) },
    { header: t('industry'), cell: (kpi) => words('industries', kpi.industries) },
    { header: t('goal'), cell: (kpi) => words('goals', kpi.goals) },
    { header: t('perspective'), cell: (kpi) => t(`kpis:perspective.${kpi.perspective}`) },
    { header: t('kpis:field.unitKind'), cell: (kpi) => t(`kpis:unitKind.${kpi.unitKind}`) },
    { header: t('kpis:field.direction'), cell: (kpi) => t(`kpis:direction.${kpi.direction}`) },
    { header: t('kpis:field.frequency'), cell: (kpi) => t(`kpis:frequency.${kpi.frequency}`) },
    { header: t('kpis:field.aggregation'), cell: (kpi) => t(`kpis:aggregation.${kpi.aggregation}`) },
    { header: t('source'), cell: (kpi) => (korean ? kpi.typicalSourceKo : kpi.typicalSource) },
    { header: t('adopted'), cell: (kpi) => (kpi.adopted ? t('adopted') : null) },
  ]);
}
