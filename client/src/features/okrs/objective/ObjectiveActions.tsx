import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OkrObjectiveDetail } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { WriteButton } from '@/shared/WriteButton';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { notifyDone, notifyUndo } from '@/ui/notify';
import { useObjectiveCommands } from '../okrCommands';
import { useTell } from '../useTell';
import { readOnlyBecause } from './ReadOnlyBanner';

// Most people read; what it takes to edit is loaded by those who do.
const EditObjective = lazy(() => import('./EditObjective'));

type Dialog = 'edit' | 'return' | 'archive';

/** What can be done to the objective as a whole. */
export function ObjectiveActions({ objective }: { objective: OkrObjectiveDetail }) {
  const { t } = useTranslation('okrs');
  const { canWrite, reason } = useCanWrite();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { agree, returnToDraft, archive, restore } = useObjectiveCommands(objective);
  const tell = useTell();
  const close = () => setDialog(null);
  const readOnly = readOnlyBecause(objective);
  const { title, stage, archived } = objective;

  async function archiveFor(why: string | null) {
    const { version } = await archive.mutateAsync(why);
    notifyUndo(t('objective.archivedDone', { title }), () => restore.mutate(version, { onError: tell }));
  }
  const archiveNow = () => archiveFor(null).catch(tell);

  if (readOnly === 'cycle') return null;
  if (archived)
    return (
      <WriteButton
        allowed={objective.canArchive}
        loading={restore.isPending}
        onClick={() =>
          restore.mutate(objective.version, {
            onSuccess: () => notifyDone(t('objective.restoredDone', { title })),
            onError: tell,
          })
        }
      >
        {t('objective.restore')}
      </WriteButton>
    );
  if (readOnly === 'closed') return null;
  return (
    <>
      <WriteButton variant="default" allowed={objective.canEdit} onClick={() => setDialog('edit')}>
        {t('objective.edit')}
      </WriteButton>
      {stage === 'draft' && (
        <WriteButton
          allowed={objective.canAgree}
          loading={agree.isPending}
          onClick={() =>
            agree.mutate(undefined, {
              onSuccess: () => notifyDone(t('objective.agreedDone', { title })),
              onError: tell,
            })
          }
        >
          {t('objective.agree')}
        </WriteButton>
      )}
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('objective.more')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!canWrite && <Menu.Label>{reason}</Menu.Label>}
          {stage === 'agreed' && (objective.canEdit || objective.canClose) && (
            <Menu.Item component={Link} to={`/okrs/objectives/${objective.id}/close`}>
              {t('objective.close')}
            </Menu.Item>
          )}
          {stage === 'agreed' && (
            <Menu.Item disabled={!canWrite || !objective.canAgree} onClick={() => setDialog('return')}>
              {t('objective.return')}
            </Menu.Item>
          )}
          <Menu.Item
            disabled={!canWrite || !objective.canArchive}
            onClick={() => (stage === 'agreed' ? setDialog('archive') : void archiveNow())}
          >
            {t('objective.archive')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'edit' && (
        <Suspense fallback={null}>
          <EditObjective objective={objective} onClose={close} />
        </Suspense>
      )}
      <ConfirmReason
        opened={dialog === 'return'}
        onClose={close}
        title={t('objective.returnTitle', { title })}
        confirmLabel={t('objective.return')}
        onConfirm={async (why) => {
          await returnToDraft.mutateAsync(why);
          notifyDone(t('objective.returnedDone', { title }));
        }}
      >
        {t('objective.returnEffect')}
      </ConfirmReason>
      <ConfirmReason
        opened={dialog === 'archive'}
        onClose={close}
        title={t('objective.archiveTitle', { title })}
        confirmLabel={t('objective.archive')}
        onConfirm={archiveFor}
      >
        {t('objective.archiveEffect')}
      </ConfirmReason>
    </>
  );
}
