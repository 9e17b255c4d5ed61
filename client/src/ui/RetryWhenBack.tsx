import { useEffect, useRef } from 'react';
import { onSignedInAgain } from '@/api/client';
import { onBack, saysAway } from '@/api/outage';
import { toProblem } from '@/api/problem';

/** Beside what failed because the API did not answer, or nobody was signed in: tries again by itself once that is over. */
export function RetryWhenBack({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { code, status } = toProblem(error);
  const until = status === 401 ? onSignedInAgain : code === 'network' || saysAway(status) ? onBack : null;
  const retry = useRef(onRetry);
  retry.current = onRetry;

  useEffect(() => until?.(() => retry.current()), [until]);
  return null;
}
