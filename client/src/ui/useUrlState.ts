import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/**
 * A piece of state that lives in the URL as `?key=value`, so that a view can be shared, bookmarked and reloaded.
 * The default is not written. With `allowed`, any other value in the URL counts as the default.
 */
export function useUrlState(key: string, defaultValue: string): [string, (value: string | null) => void];
export function useUrlState<T extends string>(
  key: string,
  defaultValue: NoInfer<T>,
  allowed: readonly T[],
): [T, (value: T | null) => void];
export function useUrlState(
  key: string,
  defaultValue: string,
  allowed?: readonly string[],
): [string, (value: string | null) => void] {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const raw = search[key];
  const value = raw !== undefined && (!allowed || allowed.includes(raw)) ? raw : defaultValue;

  const set = useCallback(
    (next: string | null) => {
      const written = next === null || next === defaultValue ? undefined : next;
      const search = (previous: object) => ({ ...previous, [key]: written });
      void navigate({ to: '.', search, replace: true, resetScroll: false });
    },
    [navigate, key, defaultValue],
  );

  return [value, set];
}

/** A set of choices in the URL as `?key=a,b`. */
export function useUrlSet(key: string): [ReadonlySet<string>, (values: Iterable<string>) => void] {
  const [raw, setRaw] = useUrlState(key, '');
  const set = useCallback((values: Iterable<string>) => setRaw([...values].sort().join(',') || null), [setRaw]);
  return [new Set(raw === '' ? [] : raw.split(',')), set];
}
