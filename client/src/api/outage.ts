import { apiUrl, credentials } from './address';

/** How the API was found last: a single failure is only a doubt, and shown to nobody. */
type Reach = 'answers' | 'doubtful' | 'away';

const PROBE = apiUrl('/api/v1/session');
const FIRST_PROBE_MS = 1_500;
const LAST_PROBE_MS = 30_000;
const PROBE_PATIENCE_MS = 8_000;

let reach: Reach = 'answers';
let timer: ReturnType<typeof setTimeout> | undefined;
let wait = FIRST_PROBE_MS;
const listeners = new Set<() => void>();
const backListeners = new Set<() => void>();

/** True while the API does not answer: it is down, starting, has too much to do, or the network is gone. */
export const isAway = () => reach === 'away';

/** Called whenever `isAway` may have changed. Returns the way to stop listening. */
export function onReach(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Called when the API answers again, also after a failure that was too short to be shown. Returns the way to stop listening. */
export function onBack(listener: () => void): () => void {
  backListeners.add(listener);
  return () => backListeners.delete(listener);
}

/** The server, or what stands before it, says that it cannot work at the moment. */
export const saysAway = (status: number) => status === 502 || status === 503;

/** Something did not arrive, or was answered that it cannot be at the moment: asks until it can. */
export function doubtReach() {
  if (reach !== 'answers') return;
  reach = 'doubtful';
  wait = FIRST_PROBE_MS;
  timer = setTimeout(probe, wait);
}

/** Something was answered. */
export function confirmReach() {
  if (reach === 'answers') return;
  clearTimeout(timer);
  reach = 'answers';
  for (const listener of [...listeners, ...backListeners]) listener();
}

async function probe() {
  const answered = await fetch(PROBE, {
    credentials,
    signal: AbortSignal.timeout(PROBE_PATIENCE_MS),
  }).then(
    ({ status }) => !saysAway(status),
    () => false,
  );
  if (reach === 'answers') return;
  if (answered) {
    confirmReach();
    return;
  }

  reach = 'away';
  for (const listener of listeners) listener();
  wait = Math.min(wait * 1.5, LAST_PROBE_MS);
  // Spread, so that not everybody comes back at the same moment.
  timer = setTimeout(probe, wait * (0.75 + Math.random() / 2));
}

if (typeof window !== 'undefined') {
  window.addEventListener('online', () => {
    if (reach === 'answers') return;
    clearTimeout(timer);
    void probe();
  });
}
