import { type UseSuspenseQueryResult, usePrefetchQuery, useSuspenseQueries } from '@tanstack/react-query';
import type { ScorecardView, Span } from '@/api/generated';
import { type AsOf, useAsOf } from '@/shared/asOf';
import { scorecardQuery, scorecardTrendQuery } from '@/shared/scorecardQueries';
import { useCalendar } from '@/ui/LocaleSettings';
import { useUrlState } from '@/ui/useUrlState';

/** Another moment on one or both axes of time; an axis that is not named is the page's own. */
export type ComparedMoment = Pick<AsOf, 'date' | 'knownAt'>;

/** The moment that the address asks to compare with, `?with=2026-07&withKnown=2026-08-10T00:00:00Z`; null for none. */
export function useMoment(): ComparedMoment | null {
  const asOf = useAsOf();
  const calendar = useCalendar();
  const [date] = useUrlState('with', '');
  const [known] = useUrlState('withKnown', '');
  const knownAt = Number.isNaN(Date.parse(known)) ? undefined : new Date(known).toISOString();
  const chosen = calendar.parse(date)?.key;
  if (chosen === undefined && knownAt === undefined) return null;
  return { date: chosen ?? asOf.date, knownAt: knownAt ?? asOf.knownAt };
}

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
