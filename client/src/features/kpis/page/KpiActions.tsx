import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDetail } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { WriteButton } from '@/shared/WriteButton';
import { WriteLink } from '../WriteLink';
import { ActivateDialog, ReinstateDialog, ReplaceDialog, RetireDialog } from './LifecycleDialogs';

type Dialog = 'activate' | 'retire' | 'replace' | 'reinstate';

/** What can be done to the KPI; each says why when it cannot. */
export function KpiActions({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const { canWrite, reason } = useCanWrite(kpi.canEdit);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const ended = kpi.lifecycle === 'retired' || kpi.lifecycle === 'replaced';

  return (
    <>
      {ended ? (
        <WriteButton allowed={kpi.canEdit} variant="default" onClick={() => setDialog('reinstate')}>
          {t('action.reinstate')}
        </WriteButton>
      ) : (
        <WriteLink to={`/kpis/${kpi.id}/revise`} allowed={kpi.canEdit} variant="default">
          {kpi.lifecycle === 'draft' ? t('action.edit') : t('action.revise')}
        </WriteLink>
      )}
      {kpi.lifecycle === 'draft' && (
        <WriteButton allowed={kpi.canEdit} onClick={() => setDialog('activate')}>
          {t('action.activate')}
        </WriteButton>
      )}
      {!ended && (
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t('action.more')}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {!canWrite && <Menu.Label>{reason}</Menu.Label>}
            <Menu.Item disabled={!canWrite} onClick={() => setDialog('replace')}>
              {t('action.replace')}
            </Menu.Item>
            <Menu.Item disabled={!canWrite} onClick={() => setDialog('retire')}>
              {t('action.retire')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <ActivateDialog kpi={kpi} opened={dialog === 'activate'} onClose={close} />
      <RetireDialog kpi={kpi} opened={dialog === 'retire'} onClose={close} />
      <ReplaceDialog kpi={kpi} opened={dialog === 'replace'} onClose={close} />
      <ReinstateDialog kpi={kpi} opened={dialog === 'reinstate'} onClose={close} />
    </>
  );
}
