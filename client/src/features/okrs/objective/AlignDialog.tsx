import { ActionIcon, Button, Group, Modal, Select, Stack } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectiveParent, OkrObjectiveDetail } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { notifyDone } from '@/ui/notify';
import { useObjectiveCommands } from '../okrCommands';
import classes from './ObjectivePage.module.css';
import { useParentChoices } from './useParentChoices';

interface Props {
  objective: OkrObjectiveDetail;
  onClose: () => void;
}

const MAX_PARENTS = 10;

/** What an objective serves: objectives and key results of its cycle and of longer ones, strategic objectives. */
export function AlignDialog({ objective, onClose }: Props) {
  const { t } = useTranslation(['okrs', 'common']);
  const { align } = useObjectiveCommands(objective);
  const choices = useParentChoices(objective);
  // What one may not see cannot be sent; it stays as it is.
  const hidden = objective.parents.some((parent) => parent.hidden);
  const [parents, setParents] = useState(() =>
    objective.parents.flatMap(({ id, kind, withinId, title }) =>
      id === null ? [] : [{ id, kind, withinId, title: title ?? '' }],
    ),
  );
  const chosen = new Set(parents.map(({ id }) => id));

  async function save() {
    try {
      await align.mutateAsync(parents.map(({ kind, id, withinId }): ObjectiveParent => ({ kind, id, withinId })));
    } catch {
      return; // said below
    }
    notifyDone(t('relations.saved'));
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={t('relations.editTitle')} size="lg">
      <Stack gap="md">
        {parents.length === 0 && <p className={classes.none}>{t('relations.noParents')}</p>}
        <ul className={classes.links}>
          {parents.map((parent) => (
            <li key={parent.id}>
              <Group justify="space-between" wrap="nowrap">
                <span>
                  {parent.title}
                  <span className={classes.muted}>{t(`parentKind.${parent.kind}`)}</span>
                </span>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('relations.remove', { title: parent.title })}
                  onClick={() => setParents(parents.filter(({ id }) => id !== parent.id))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </Group>
            </li>
          ))}
        </ul>
        <Select
          label={t('relations.add')}
          placeholder={t('relations.search')}
          searchable
          clearable
          limit={50}
          disabled={parents.length >= MAX_PARENTS}
          description={hidden ? t('relations.hiddenKept') : undefined}
          nothingFoundMessage={t('relations.nothing')}
          data={choices.groups(chosen)}
          value={null}
          onChange={(value) => {
            const choice = value === null ? undefined : choices.find(value);
            if (choice) setParents([...parents, choice]);
          }}
          data-autofocus
        />
        <ErrorNotice error={align.error} listFields />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button onClick={() => void save()} loading={align.isPending}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
