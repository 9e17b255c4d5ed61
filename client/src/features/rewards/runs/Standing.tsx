import { IconAdjustments, IconProgress } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RewardRunView } from '@/api/generated';
import { Note } from '../Note';
import { isReleased } from './due';

/** What it means to compute a period that has a run already: nothing yet while that is under way, an adjustment afterwards. */
export function Standing({ run }: { run: RewardRunView }) {
  const { t } = useTranslation('rewards');
  const released = isReleased(run);
  return (
    <Note
      icon={released ? <IconAdjustments size={16} aria-hidden="true" /> : <IconProgress size={16} aria-hidden="true" />}
    >
      {run.changedValues > 0 && <strong>{t('compute.stale', { count: run.changedValues })} </strong>}
      {released
        ? t('compute.released', {
            status: t(
              run.status === 'frozen'
                ? 'compute.releasedAs.frozen'
                : run.awardsOnly
                  ? 'compute.releasedAs.granted'
                  : 'compute.releasedAs.paid',
            ),
          })
        : t('compute.underWay', { status: t(`runStatus.${run.status}`) })}{' '}
      <Link to={`/rewards/runs/${run.id}` as string}>{t('compute.openRun')}</Link>
    </Note>
  );
}
