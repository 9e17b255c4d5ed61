import type { TFunction } from 'i18next';
import type { CoverageKpi, CoverageScorecard } from '@/api/generated';
import { type ExportCell, type Sheet, sheetOf } from '@/ui/export/sheet';

interface Line {
  perspective: string;
  strategic: string;
  kpi?: string;
  objective?: string;
  unit?: string;
  keyResult?: string;
  measuredBy?: string;
  progress?: number | null;
}

/** The matrix unfolded: a line for each KPI and for each key result under a strategic objective. */
export function coverageSheet(
  { rows }: CoverageScorecard,
  kpis: readonly CoverageKpi[],
  t: TFunction<'alignment'>,
): Sheet {
  const names = new Map(kpis.map(({ id, name }) => [id, name]));
  const lines = rows.flatMap((row): Line[] => {
    const head = { perspective: row.perspective, strategic: row.name };
    const found: Line[] = [
      ...row.kpiIds.map((id) => ({ ...head, kpi: names.get(id) ?? '' })),
      ...row.objectives.flatMap((objective): Line[] => {
        const of = { ...head, objective: objective.title, unit: objective.unitName };
        if (objective.keyResults.length === 0) return [{ ...of, progress: objective.progress }];
        return objective.keyResults.map((keyResult) => ({
          ...of,
          keyResult: keyResult.title,
          measuredBy: names.get(keyResult.kpiId ?? '') ?? '',
          progress: keyResult.progress,
        }));
      }),
    ];
    return found.length > 0 ? found : [head];
  });
  const column = (header: string, cell: (line: Line) => ExportCell) => ({ header, cell });
  return sheetOf(lines, [
    column(t('coverage.perspective'), (line) => line.perspective),
    column(t('kind.strategic-objective'), (line) => line.strategic),
    column(t('coverage.kpi'), (line) => line.kpi),
    column(t('kind.objective'), (line) => line.objective),
    column(t('column.unit'), (line) => line.unit),
    column(t('kind.key-result'), (line) => line.keyResult),
    column(t('coverage.measuredBy'), (line) => line.measuredBy),
    { ...column(t('column.progress'), (line) => line.progress), percent: true },
  ]);
}
