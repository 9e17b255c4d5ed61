import { Box } from '@mantine/core';
import { IconRefreshAlert } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RewardRunView } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { WriteButton } from '@/shared/WriteButton';
import { Note } from '../Note';
import { plansQuery, runsQuery } from '../rewardQueries';
import { ComputeDialog } from './ComputeDialog';

/** Pay that was released rests on values that changed since: it may fit no longer, and is computed again from here. */
export function StaleRun({ run }: { run: RewardRunView }) {
  const { t } = useTranslation('rewards');
  const asOf = useAsOf();
  const { data: plans } = useQuery(plansQuery(asOf));
  const { data: all } = useQuery(runsQuery(asOf));
  const [asked, setAsked] = useState(false);
  const plan = plans?.plans.find(({ id, canManage, archived }) => id === run.planId && canManage && !archived);
  return (
    <Box mb="md">
      <Note
        icon={<IconRefreshAlert size={16} aria-hidden="true" />}
        title={t('compute.stale', { count: run.changedValues })}
      >
        {plan && all && (
          <WriteButton size="xs" onClick={() => setAsked(true)}>
            {t('compute.adjust')}
          </WriteButton>
        )}
      </Note>
      {asked && plan && all && (
        <ComputeDialog plans={[plan]} runs={all.runs} chosen={run} onClose={() => setAsked(false)} />
      )}
    </Box>
  );
}
