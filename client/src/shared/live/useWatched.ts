import { useEffect, useState } from 'react';

/** A tab that nobody looks at gives its connection back after this time: a browser has few of them for one server. */
const HIDDEN_MS = 30_000;

/** Whether this tab is looked at, or was a moment ago. */
export function useWatched(): boolean {
  const [watched, setWatched] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') setWatched(true);
      else timer = setTimeout(() => setWatched(false), HIDDEN_MS);
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return watched;
}
