import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import { Page } from '@/ui/Page';
import { CycleHeader } from '../CycleHeader';
import { byNewest } from '../cycles';
import { OkrNav } from '../OkrNav';
import { useCycles } from '../useCycle';

/** The cycles, newest first. */
export function CyclesPage() {
  const { t } = useTranslation('okrs');
  const cycles = useCycles();
  return (
    <Page title={t('cycles.title')}>
      <OkrNav />
      {cycles.length === 0 && <EmptyState message={t('cycles.empty')} />}
      {byNewest(cycles).map((cycle) => (
        <CycleHeader key={cycle.id} cycle={cycle} />
      ))}
    </Page>
  );
}
