import type { TFunction } from 'i18next';
import type { SeriesPoint } from '@/api/generated';
import { moment, type Sheet, sheetOf } from '@/ui/export/sheet';

/** The values of one KPI with all that was recorded about them, a line for each period. */
export const seriesSheet = (points: readonly SeriesPoint[], t: TFunction<['kpis', 'values', 'common']>): Sheet =>
  sheetOf(points, [
    { header: t('page.period'), cell: (point) => point.period },
    {
      header: t('page.value'),
      cell: (point) => (point.notApplicable ? t('page.notApplicable') : point.value),
    },
    { header: t('values:ratio.numerator'), cell: (point) => point.numerator },
    { header: t('values:export.denominator'), cell: (point) => point.denominator },
    { header: t('page.target'), cell: (point) => point.target },
    { header: t('page.score'), cell: (point) => point.score },
    { header: t('page.status'), cell: (point) => t(`common:status.${point.status}`) },
    { header: t('values.comment'), cell: (point) => point.comment },
    { header: t('chart.corrections'), cell: (point) => point.history.length },
    { header: t('values.recorded'), cell: (point) => moment(point.recordedAt) },
  ]);
