import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type Search = Record<string, string | undefined>;

/** The key result whose check-in is open, from the address; empty for none. Opening and closing leave the page where it is. */
export function useCheckInParam(): [string, (keyResultId: string | null) => void] {
  const { checkIn = '' } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const open = useCallback(
    (keyResultId: string | null) =>
      void navigate({
        to: '.',
        search: (previous: Search) => ({ ...previous, checkIn: keyResultId ?? undefined }),
        hash: true,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return [checkIn, open];
}
