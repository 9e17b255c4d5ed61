import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useCalendar } from '@/ui/LocaleSettings';
import type { Calendar } from '@/ui/periods';
import { useSession } from './session';

export interface AsOf {
  /** Business date: the key of the period that is looked at. */
  date: string;
  /** Knowledge time: an ISO instant; undefined means "as known now". */
  knownAt: string | undefined;
  /** True when the page shows the past on either axis. Whoever looks at the past cannot write. */
  isPast: boolean;
  /** The business date when none is chosen: the last completed month. */
  latest: string;
  /** What the address says but nobody can read as a period or an instant; it counts as no choice. */
  unread: string[];
}

/** The two axes of time for a given choice and day. */
export function asOfFor(search: { date?: string; knownAt?: string }, today: string, calendar: Calendar): AsOf {
  const latest = calendar.lastCompleted(today, 'month');
  const chosen = search.date === undefined ? latest : (calendar.parse(search.date) ?? latest);
  const known = search.knownAt === undefined ? Number.NaN : Date.parse(search.knownAt);
  const knownAt = Number.isNaN(known) ? undefined : new Date(known).toISOString();
  return {
    date: chosen.key,
    knownAt,
    isPast: knownAt !== undefined || chosen.end < latest.end,
    latest: latest.key,
    unread: [
      ...(search.date !== undefined && calendar.parse(search.date) === null ? [search.date] : []),
      ...(search.knownAt !== undefined && knownAt === undefined ? [search.knownAt] : []),
    ],
  };
}

/** What the header's time control says; every read of a page is asked for it. */
export function useAsOf(): AsOf {
  const { organization } = useSession();
  const search = useSearch({ strict: false }) as { date?: string; knownAt?: string };
  return asOfFor(search, organization.today, useCalendar());
}

/** Changes one or both axes; null goes back to the default. */
export function useSetAsOf() {
  const navigate = useNavigate();
  return useCallback(
    (change: { date?: string | null; knownAt?: string | null }) =>
      void navigate({
        to: '.',
        search: (previous: Record<string, string | undefined>) => ({
          ...previous,
          ...('date' in change && { date: change.date ?? undefined }),
          ...('knownAt' in change && { knownAt: change.knownAt ?? undefined }),
        }),
      }),
    [navigate],
  );
}
