import { useRouter } from '@tanstack/react-router';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { RetryWhenBack } from '@/ui/RetryWhenBack';

/** A route that could not even start: its code or the session did not arrive. */
export function RouteError({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <main style={{ maxWidth: 640, margin: '64px auto', padding: 16 }}>
      <RetryWhenBack error={error} onRetry={() => void router.invalidate()} />
      <ErrorNotice error={error} onRetry={() => void router.invalidate()} />
    </main>
  );
}
