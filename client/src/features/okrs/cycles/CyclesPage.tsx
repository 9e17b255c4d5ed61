import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CycleView } from '@/api/generated';
import { WriteButton } from '@/shared/WriteButton';
import { EmptyState } from '@/ui/EmptyState';
import { Page } from '@/ui/Page';
import { byNewest } from '../cycles';
import { OkrNav } from '../OkrNav';
import { useOkrMoment } from '../okrAsOf';
import { cyclesQuery } from '../okrQueries';
import { CycleDialog } from './CycleDialog';
import { CycleItem } from './CycleItem';
import classes from './Cycles.module.css';

/** The cycles, newest first, each with its next step for those who may take it. */
export function CyclesPage() {
  const { t } = useTranslation('okrs');
  const { data } = useSuspenseQuery(cyclesQuery(useOkrMoment()));
  const [dialog, setDialog] = useState<{ cycle: CycleView | null } | null>(null);
  const cycles = byNewest(data.cycles);
  const plan = (
    <WriteButton allowed={data.canManage} onClick={() => setDialog({ cycle: null })}>
      {t('cycles.plan')}
    </WriteButton>
  );

  return (
    <Page title={t('cycles.title')} under={t('cycles.under')} actions={data.canManage && cycles.length > 0 && plan}>
      <OkrNav />
      {cycles.length === 0 && (
        <EmptyState
          message={data.canManage ? t('cycles.emptyManage') : t('cycles.empty')}
          action={data.canManage ? plan : undefined}
        />
      )}
      <ul className={classes.list}>
        {cycles.map((cycle) => (
          <CycleItem key={cycle.id} cycle={cycle} onEdit={() => setDialog({ cycle })} />
        ))}
      </ul>
      {dialog && <CycleDialog cycle={dialog.cycle} cycles={cycles} onClose={() => setDialog(null)} />}
    </Page>
  );
}
