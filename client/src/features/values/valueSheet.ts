import type { TFunction } from 'i18next';
import type { ValueGridRow } from '@/api/generated';
import type { Sheet } from '@/ui/export/sheet';
import type { Format } from '@/ui/format';

interface Line {
  row: ValueGridRow;
  segment: string;
  cells: readonly { value: number | null; notApplicable: boolean; period: string }[];
}

/** The grid as it stands: a line for each KPI and each of its segments, a column for each period. */
export function valueSheet(
  rows: readonly ValueGridRow[],
  periods: readonly string[],
  format: Format,
  t: TFunction<'values'>,
): Sheet {
  const lines = rows.flatMap((row): Line[] => [
    { row, segment: '', cells: row.cells },
    ...(row.segments ?? []).map((segment) => ({
      row,
      segment: `${segment.dimension}: ${segment.name}`,
      cells: segment.cells,
    })),
  ]);
  const headers = [t('kpi'), t('export.code'), t('export.unit'), t('export.segment'), ...periods];
  return {
    columns: headers.map((header) => ({ header })),
    rows: lines.map(({ row, segment, cells }) => {
      const byPeriod = new Map(cells.map((cell) => [cell.period, cell]));
      const figures = periods.map((period) => {
        const cell = byPeriod.get(period);
        return cell?.notApplicable ? t('cell.notApplicable') : cell?.value;
      });
      return [row.name, row.code, format.unit(row), segment, ...figures];
    }),
  };
}
