import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type AsOf, useAsOf } from '@/shared/asOf';
import { useCalendar } from '@/ui/LocaleSettings';
import { useUrlState } from '@/ui/useUrlState';

/** Another moment on one or both axes of time; an axis that is not named is the page's own. */
export type ComparedMoment = Pick<AsOf, 'date' | 'knownAt'>;

/** Stands in the address for what is known now, where the page itself shows what was known earlier. */
export const NOW = 'now';

/**
 * The moment that the address asks to compare with, `?with=2026-07&withKnown=2026-08-10T00:00:00Z` (or `withKnown=now`);
 * null for none.
 */
export function useMoment(): ComparedMoment | null {
  const asOf = useAsOf();
  const calendar = useCalendar();
  const [date] = useUrlState('with', '');
  const [known] = useUrlState('withKnown', '');
  const knownAt = Number.isNaN(Date.parse(known)) ? undefined : new Date(known).toISOString();
  const chosen = calendar.parse(date)?.key;
  if (chosen === undefined && knownAt === undefined && known !== NOW) return null;
  return { date: chosen ?? asOf.date, knownAt: known === NOW ? undefined : (knownAt ?? asOf.knownAt) };
}

/** Changes what the page is compared with; undefined takes an axis out of the address. */
export function useSetMoment() {
  const navigate = useNavigate();
  return useCallback(
    (change: { with?: string | undefined; withKnown?: string | undefined }) =>
      void navigate({ to: '.', search: (previous: object) => ({ ...previous, ...change }), replace: true }),
    [navigate],
  );
}
