import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isAway, onBack, onReach } from '@/api/outage';
import classes from './AppShell.module.css';

/** Says in words that the API does not answer, and reads again what failed once it does. */
export function OutageBand() {
  const { t } = useTranslation('shell');
  const queryClient = useQueryClient();
  const away = useSyncExternalStore(onReach, isAway);

  useEffect(
    () =>
      onBack(() => {
        void queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
      }),
    [queryClient],
  );

  return (
    <div role="status">
      {away && (
        <div className={`${classes.past} no-print`}>
          <IconPlugConnectedX size={16} aria-hidden="true" />
          <span>{t('outage')}</span>
        </div>
      )}
    </div>
  );
}
