import { type UseSuspenseQueryResult, usePrefetchQuery, useSuspenseQueries } from '@tanstack/react-query';
import type { ScorecardView, Span } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { type ComparedMoment, useMoment } from '@/shared/comparedMoment';
import { scorecardQuery, scorecardTrendQuery } from '@/shared/scorecardQueries';

export interface Compared {
  moment: ComparedMoment | null;
  scorecard: ScorecardView | null;
}

/** The scorecard now and at the compared moment, asked for together with the trend that the page shows too. */
export function useScorecards(scorecardId: string, span: Span): { scorecard: ScorecardView; compared: Compared } {
  const asOf = useAsOf();
  const moment = useMoment();
  usePrefetchQuery(scorecardTrendQuery(scorecardId, asOf, span));
  const [{ data: scorecard }, other] = useSuspenseQueries({
    queries: [
      scorecardQuery(scorecardId, asOf, span),
      ...(moment ? [scorecardQuery(scorecardId, moment, span)] : []),
    ] as [ReturnType<typeof scorecardQuery>, ReturnType<typeof scorecardQuery>?],
  }) as [UseSuspenseQueryResult<ScorecardView>, UseSuspenseQueryResult<ScorecardView>?];
  return { scorecard, compared: { moment, scorecard: other?.data ?? null } };
}
