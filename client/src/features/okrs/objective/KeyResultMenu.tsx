import { ActionIcon, Menu } from '@mantine/core';
import { IconArchive, IconArrowDown, IconArrowUp, IconDots, IconPencil, IconRestore } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyResultView } from '@/api/generated';
import { useCanWrite } from '@/shared/access';

interface Props {
  keyResult: KeyResultView;
  first: boolean;
  last: boolean;
  onEdit: () => void;
  onMove: (steps: -1 | 1) => void;
  onArchive: () => void;
  onRestore: () => void;
}

/** What can be done to a key result; Alt with an arrow key on its button moves it. */
export function KeyResultMenu({ keyResult, first, last, onEdit, onMove, onArchive, onRestore }: Props) {
  const { t } = useTranslation('okrs');
  const { canWrite, reason } = useCanWrite();

  function moveByKey(event: KeyboardEvent) {
    const steps = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (!event.altKey || steps === null || !canWrite || keyResult.archived) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(steps);
  }

  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('keyResult.more', { title: keyResult.title })}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onKeyDownCapture={moveByKey}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!canWrite && <Menu.Label>{reason}</Menu.Label>}
        {keyResult.archived ? (
          <Menu.Item leftSection={<IconRestore size={14} />} disabled={!canWrite} onClick={onRestore}>
            {t('keyResult.restore')}
          </Menu.Item>
        ) : (
          <>
            <Menu.Item leftSection={<IconPencil size={14} />} disabled={!canWrite} onClick={onEdit}>
              {t('keyResult.edit')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowUp size={14} />} disabled={!canWrite || first} onClick={() => onMove(-1)}>
              {t('keyResult.up')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowDown size={14} />} disabled={!canWrite || last} onClick={() => onMove(1)}>
              {t('keyResult.down')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArchive size={14} />} disabled={!canWrite} onClick={onArchive}>
              {t('keyResult.archive')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
