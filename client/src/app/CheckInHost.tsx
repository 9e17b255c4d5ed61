import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { loadTexts } from '@/i18n';

const CheckInPanel = lazy(async () => {
  const [module] = await Promise.all([
    import('@/features/okrs/checkins/CheckInPanel'),
    loadTexts(['checkins', 'okrs', 'errors']),
  ]);
  return { default: module.CheckInPanel };
});

/** Where the check-in opens, over whichever page names a key result as `?checkIn=`. Loaded when it first does. */
export function CheckInHost() {
  const { checkIn } = useSearch({ strict: false }) as { checkIn?: string };
  const [wanted, setWanted] = useState(false);
  if (checkIn && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <CheckInPanel />
    </Suspense>
  );
}
