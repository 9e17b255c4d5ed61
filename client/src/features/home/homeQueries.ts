import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { OwedItem } from '@/api/generated';
import { homeKey } from '@/shared/lists';

export const homeQuery = (date: string, knownAt: string | undefined) =>
  queryOptions({
    queryKey: [...homeKey, date, knownAt],
    queryFn: ({ signal }) => api.getHome(date, knownAt, signal),
  });

/** A figure, or the parts of a ratio, or that there is nothing to measure. */
export interface Entry {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  notApplicable: boolean;
  comment: string | null;
}

const NOTHING = { value: null, numerator: null, denominator: null, notApplicable: false, comment: null };

export const enterValue = ({ kpiId, period }: OwedItem, entry: Entry) =>
  api.recordValue(kpiId, period ?? '', { ...entry, reason: null, expectedRevision: 0 });

/** Takes back what was just entered; the history keeps both. */
export const takeBackValue = ({ kpiId, period }: OwedItem, reason: string, revision: number) =>
  api.recordValue(kpiId, period ?? '', { ...NOTHING, reason, expectedRevision: revision });

/** Says something about a value that stands already. */
export async function commentValue({ kpiId, period }: OwedItem, comment: string) {
  const series = await api.getKpiSeries(kpiId, period ?? undefined, period ?? undefined, undefined);
  const point = series.points.find((candidate) => candidate.period === period);
  return api.recordValue(kpiId, period ?? '', {
    value: point?.numerator == null ? (point?.value ?? null) : null,
    numerator: point?.numerator ?? null,
    denominator: point?.denominator ?? null,
    notApplicable: point?.notApplicable ?? false,
    comment,
    reason: null,
    expectedRevision: point?.revision ?? null,
  });
}
