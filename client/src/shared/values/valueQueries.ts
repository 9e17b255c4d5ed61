import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { KpiSeries, RecordValueRequest, ValueAccepted, ValueCell, ValueGrid } from '@/api/generated';
import { kpisKey } from '@/shared/lists';
import { type CellInput, isEmpty } from './cellInput';
import type { CellRef, Draft, SavedCell } from './drafts';
import { savedCell } from './gridCell';

/** Every grid of values starts with this. */
export const valuesKey = ['values'] as const;

export const seriesKey = (kpiId: string) => [...kpisKey, 'series', kpiId] as const;

export const recordValue = ({ kpiId, period }: CellRef, request: RecordValueRequest) =>
  api.recordValue(kpiId, period, request);

/** What the correction would do to the scores. Writes nothing. */
export const correctionPreviewQuery = ({ kpiId, period, segment, input, comment }: Draft) =>
  queryOptions({
    queryKey: ['correction-preview', kpiId, period, segment, input],
    queryFn: ({ signal }) => {
      // The preview changes nothing; its reason is asked for beside it.
      const request = { ...input, comment, reason: null, expectedRevision: null, segment };
      return api.previewCorrection(kpiId, period, request, signal);
    },
    gcTime: 0,
    retry: false,
  });

/** Puts an accepted value into the grids and series on screen, so that nothing flickers until they are read again. */
export function showAccepted(queryClient: QueryClient, answer: ValueAccepted, draft: Draft) {
  const { kpiId, period, recordedAt } = answer;
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
                cells: row.cells.map((cell) => (cell.period === period ? totalAfter(cell, answer, draft) : cell)),
                segments: row.segments?.map((line) =>
                  line.segment !== draft.segment
                    ? line
                    : {
                        ...line,
                        cells: line.cells.map((cell) =>
                          cell.period === period ? { ...cell, ...recorded(cell, answer, draft) } : cell,
                        ),
                      },
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
          point.period !== period
            ? point
            : { ...totalAfter(point, answer, draft), ...(draft.segment === undefined && { recordedAt }) },
        ),
      },
  );
}

type Total = Pick<ValueCell, keyof SavedCell | 'target' | 'score' | 'status' | 'origin'>;

/** The total of the period, after itself or one of its segments was recorded. */
function totalAfter<T extends Total>(total: T, answer: ValueAccepted, draft: Draft): T {
  const { value, target, score, status, notApplicable } = answer.reading;
  const standing = savedCell(total);
  const wasRecorded = standing.value !== null || standing.numerator !== null || standing.notApplicable;
  if (draft.segment !== undefined && wasRecorded) return total;
  const own = draft.segment === undefined ? recorded(total, answer, draft) : {};
  const isRecorded = draft.segment === undefined && !isEmpty(draft.input);
  const made = { value, notApplicable, origin: value === null ? 'recorded' : 'segments' };
  return { ...total, ...own, ...(isRecorded ? { origin: 'recorded' } : made), target, score, status };
}

function recorded(before: Pick<SavedCell, 'comment'>, { revision, reading }: ValueAccepted, draft: Draft): SavedCell {
  const { value, numerator, denominator, notApplicable } = draft.input;
  const figure = draft.segment === undefined ? reading.value : ratioOf(draft.input);
  return {
    value: value ?? (notApplicable ? null : figure),
    numerator,
    denominator,
    notApplicable,
    revision,
    comment: draft.comment ?? before.comment,
  };
}

/** What the parts of a segment make until it is read again; its factor is not known here. */
const ratioOf = ({ numerator, denominator }: CellInput) =>
  numerator === null || denominator === null ? null : numerator / denominator;

const UNTOUCHED: readonly unknown[] = ['session', 'units', 'people', 'correction-preview', ...valuesKey];

/** A value changes scores everywhere; the grid itself already shows it. */
export const refreshAfterValues = (queryClient: QueryClient) =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => !UNTOUCHED.includes(queryKey[0]) });
