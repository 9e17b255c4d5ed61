import type { TFunction } from 'i18next';
import type { ScorecardView } from '@/api/generated';
import { type Sheet, sheetOf } from '@/ui/export/sheet';

/** The scorecards of the units below. */
export const childSheet = (children: ScorecardView['children'], t: TFunction<['scorecards', 'common']>): Sheet =>
  sheetOf(children, [
    { header: t('children.unit'), cell: (child) => child.unitName },
    { header: t('list.score'), cell: (child) => child.score },
    { header: t('list.status'), cell: (child) => t(`common:status.${child.status}`) },
    { header: t('list.coverage'), percent: true, cell: (child) => child.coverage },
  ]);
