import { useEffect, useRef } from 'react';

const PREFIX = 'scorecard-draft:';

/** What was typed in this tab under this name and is not saved; null when there is nothing. */
export function storedDraft<T>(key: string): T | null {
  try {
    const text = sessionStorage.getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null; // storage is blocked or holds something else
  }
}

export function forgetDraft(key: string) {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // Storage is blocked: there is nothing to forget.
  }
}

/** Keeps it at once; forms whose every key counts use `useKeepDraft`. */
export function keepDraft(key: string, values: unknown) {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(values));
  } catch {
    // Storage is blocked or full: the form still holds what was typed.
  }
}

/** Keeps what is typed for this tab, so that it outlives a failed save, a new sign-in and a closed page. */
export function useKeepDraft(key: string, values: unknown, dirty: boolean) {
  const latest = useRef({ key, values, dirty });
  latest.current = { key, values, dirty };

  useEffect(() => {
    if (!dirty) return;
    const timer = setTimeout(() => keepDraft(key, values), 200);
    return () => clearTimeout(timer);
  }, [key, values, dirty]);

  useEffect(() => {
    const keep = () => latest.current.dirty && keepDraft(latest.current.key, latest.current.values);
    window.addEventListener('pagehide', keep);
    return () => window.removeEventListener('pagehide', keep);
  }, []);
}
