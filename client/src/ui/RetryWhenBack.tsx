import { useEffect, useRef } from 'react';
import { onBack, saysAway } from '@/api/outage';
import { toProblem } from '@/api/problem';

/** Beside what failed because the API did not answer: tries again by itself once it does. */
export function RetryWhenBack({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { code, status } = toProblem(error);
  const passes = code === 'network' || saysAway(status);
  const retry = useRef(onRetry);
  retry.current = onRetry;

  useEffect(() => (passes ? onBack(() => retry.current()) : undefined), [passes]);
  return null;
}
