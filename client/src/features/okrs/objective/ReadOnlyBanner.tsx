import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OkrObjectiveDetail } from '@/api/generated';

/** Why nothing here can be changed, and what would open it again; nothing while it can be. How it ended is the closing's to say. */
export function ReadOnlyBanner({ objective }: { objective: OkrObjectiveDetail }) {
  const { t } = useTranslation('okrs');
  const why = readOnlyBecause(objective);
  if (why === null || why === 'closed') return null;
  return (
    <Alert
      mb="md"
      role="note"
      color="gray"
      icon={<IconLock size={16} />}
      title={t(`readOnly.${why}.title`)}
      styles={{
        root: { backgroundColor: 'var(--sc-sunken)' },
        title: { color: 'var(--sc-text)' },
        icon: { color: 'var(--sc-text-muted)' },
      }}
    >
      {t(`readOnly.${why}.now`)}
    </Alert>
  );
}

/** Whether the objective, or its cycle, takes no changes any more. */
export function readOnlyBecause({
  archived,
  stage,
  cycle,
}: OkrObjectiveDetail): 'cycle' | 'archived' | 'closed' | null {
  if (cycle.status === 'closed') return 'cycle';
  if (archived) return 'archived';
  return stage === 'closed' ? 'closed' : null;
}
