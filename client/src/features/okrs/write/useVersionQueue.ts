import { useRef } from 'react';
import { isProblem, toProblem } from '@/api/problem';

type Command = (expectedVersion: number) => Promise<{ version: number }>;

/**
 * Sends changes of one thing one after the other, each building on the version that the one before it made. What adds
 * to the thing is sent again on top of what somebody else did meanwhile: both stay.
 */
export function useVersionQueue(version: number) {
  const latest = useRef(version);
  latest.current = Math.max(latest.current, version);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  return (run: Command): Promise<void> => {
    const sent = last.current.then(async () => {
      const answer = await run(latest.current).catch((error: unknown) => {
        const { currentVersion } = toProblem(error).extra;
        if (!isProblem(error, 'version.conflict') || typeof currentVersion !== 'number') throw error;
        return run(currentVersion);
      });
      latest.current = Math.max(latest.current, answer.version);
    });
    last.current = sent.catch(() => undefined); // said where it was asked for; the next one goes on
    return sent;
  };
}
