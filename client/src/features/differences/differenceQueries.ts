import { queryOptions } from '@tanstack/react-query';
import { apiUrl } from '@/api/address';
import { api } from '@/api/client';
import type { Span } from '@/api/generated';
import type { ComparedMoment } from '@/shared/comparedMoment';

/** What two moments are compared of. */
export type DifferenceOf =
  | { kind: 'organization'; unitId: string | undefined }
  | { kind: 'scorecard' | 'kpi'; id: string };

export interface DifferenceRequest {
  of: DifferenceOf;
  from: ComparedMoment;
  to: ComparedMoment;
  span: Span;
}

export const differenceQuery = ({ of, from, to, span }: DifferenceRequest) =>
  queryOptions({
    queryKey: ['differences', of, { from, to, span }],
    queryFn: ({ signal }) => {
      const moments = [to.date, to.knownAt, from.date, from.knownAt, span, signal] as const;
      if (of.kind === 'organization') return api.getOrganizationDifference(of.unitId, ...moments);
      return of.kind === 'scorecard'
        ? api.getScorecardDifference(of.id, ...moments)
        : api.getKpiDifference(of.id, ...moments);
    },
  });

/** Where the API writes the same as CSV. */
export function differenceFile({ of, from, to, span }: DifferenceRequest): string {
  const path =
    of.kind === 'organization' ? 'organization' : `${of.kind === 'scorecard' ? 'scorecards' : 'kpis'}/${of.id}`;
  const asked = {
    unitId: of.kind === 'organization' ? of.unitId : undefined,
    date: to.date,
    knownAt: to.knownAt,
    fromDate: from.date,
    fromKnownAt: from.knownAt,
    span,
  };
  const query = new URLSearchParams(
    Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  return apiUrl(`/api/v1/${path}/difference.csv?${query}`);
}
