import { useRouter } from '@tanstack/react-router';
import { ErrorNotice } from '@/ui/ErrorNotice';

/** A route that could not even start: its code or the session did not arrive. */
export function RouteError({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <main style={{ maxWidth: 640, margin: '64px auto', padding: 16 }}>
      <ErrorNotice error={error} onRetry={() => void router.invalidate()} />
    </main>
  );
}
