import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OkrObjectiveDetail } from '@/api/generated';
import { WriteButton } from '@/shared/WriteButton';

const CarryForwardDialog = lazy(() => import('./CarryForwardDialog'));

/** Goes on with an objective in a later cycle. */
export function CarryForwardButton({ objective }: { objective: OkrObjectiveDetail }) {
  const { t } = useTranslation('alignment');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <WriteButton size="xs" variant="default" allowed={objective.canEdit} onClick={() => setOpened(true)}>
        {t('carry.open')}
      </WriteButton>
      {opened && (
        <Suspense fallback={null}>
          <CarryForwardDialog objective={objective} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
