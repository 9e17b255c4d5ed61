import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { KpiSeries, RecordValueRequest, ValueAccepted, ValueGrid } from '@/api/generated';
import { kpisKey } from '@/shared/lists';
import type { CellRef, Draft } from './drafts';

/** Every grid of values starts with this. */
export const valuesKey = ['values'] as const;

export const seriesKey = (kpiId: string) => [...kpisKey, 'series', kpiId] as const;

export const recordValue = ({ kpiId, period }: CellRef, request: RecordValueRequest) =>
  api.recordValue(kpiId, period, request);

/** What the correction would do to the scores. Writes nothing. */
export const correctionPreviewQuery = ({ kpiId, period, input, comment }: Draft) =>
  queryOptions({
    queryKey: ['correction-preview', kpiId, period, input],
    queryFn: ({ signal }) => {
      // The preview changes nothing; its reason is asked for beside it.
      const request = { ...input, comment, reason: null, expectedRevision: null };
      return api.previewCorrection(kpiId, period, request, signal);
    },
    gcTime: 0,
    retry: false,
  });

/** Puts an accepted value into the grids and series on screen, so that nothing flickers until they are read again. */
export function showAccepted(
  queryClient: QueryClient,
  { kpiId, period, revision, recordedAt, reading }: ValueAccepted,
  draft: Draft,
) {
  const { numerator, denominator, notApplicable } = draft.input;
  const patch = {
    value: draft.input.value ?? (notApplicable ? null : reading.value),
    numerator,
    denominator,
    notApplicable,
    revision,
    target: reading.target,
    score: reading.score,
    status: reading.status,
  };
  const comment = (before: string | null) => draft.comment ?? before;

  queryClient.setQueriesData<ValueGrid>(
    { queryKey: valuesKey },
    (grid) =>
      grid && {
        ...grid,
        rows: grid.rows.map((row) =>
          row.kpiId !== kpiId
            ? row
            : {
                ...row,
                cells: row.cells.map((cell) =>
                  cell.period === period ? { ...cell, ...patch, comment: comment(cell.comment) } : cell,
                ),
              },
        ),
      },
  );
  queryClient.setQueriesData<KpiSeries>(
    { queryKey: seriesKey(kpiId) },
    (series) =>
      series && {
        ...series,
        points: series.points.map((point) =>
          point.period === period ? { ...point, ...patch, recordedAt, comment: comment(point.comment) } : point,
        ),
      },
  );
}

const UNTOUCHED: readonly unknown[] = ['session', 'units', 'people', 'correction-preview', ...valuesKey];

/** A value changes scores everywhere; the grid itself already shows it. */
export const refreshAfterValues = (queryClient: QueryClient) =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => !UNTOUCHED.includes(queryKey[0]) });
