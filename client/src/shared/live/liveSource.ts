import { apiUrl, isElsewhere } from '@/api/address';
import type { LiveChange } from '@/api/generated';
import { doubtReach, onBack } from '@/api/outage';

interface LiveListener {
  onChange: (change: LiveChange) => void;
  /** So much changed, or was missed, that everything shown must be read again. */
  onReset: () => void;
}

const PATH = '/api/v1/live';
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 5 * 60_000;

/**
 * Follows the changes until it is told to stop. A lost connection the browser makes again by itself, and asks for what
 * it missed; one that was refused, as after the end of a session, is tried again later and later.
 */
export function followChanges({ onChange, onReset }: LiveListener): () => void {
  // Old browsers, and environments that render without one.
  if (typeof EventSource === 'undefined') return () => {};
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_RETRY_MS;
  let refused = false;

  function open() {
    source = new EventSource(apiUrl(PATH), { withCredentials: isElsewhere });
    source.addEventListener('open', () => {
      wait = FIRST_RETRY_MS;
      // A new connection knows nothing of what the one before had seen.
      if (refused) onReset();
      refused = false;
    });
    source.addEventListener('change', (event) => {
      const change = read(event.data);
      if (change) onChange(change);
    });
    source.addEventListener('reset', onReset);
    source.addEventListener('error', () => {
      doubtReach();
      if (source?.readyState !== EventSource.CLOSED) return;
      refused = true;
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LAST_RETRY_MS);
    });
  }

  open();
  const stopWaiting = onBack(() => {
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(timer);
    open();
  });
  return () => {
    stopWaiting();
    clearTimeout(timer);
    source?.close();
  };
}

function read(data: unknown): LiveChange | null {
  try {
    const change: unknown = JSON.parse(String(data));
    return typeof change === 'object' && change !== null && 'kind' in change ? (change as LiveChange) : null;
  } catch {
    return null; // cut off on the way: the next one, or the next visit, brings it
  }
}
