import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '@/api/generated';
import { useMayIn } from '@/shared/access';
import { subtreeIds } from '@/shared/units';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useReviseUnit } from './organizationQueries';
import { UnitSelect } from './UnitSelect';

/** Another place in the tree for a unit and everything below it. */
export function MoveUnitDialog({ unit, units, onClose }: { unit: UnitView; units: UnitView[]; onClose: () => void }) {
  const { t } = useTranslation(['organization', 'common']);
  const revise = useReviseUnit();
  const mayManage = useMayIn('manage-organization');
  const [parentId, setParentId] = useState(unit.parentId);
  const below = subtreeIds(units, unit.id);

  function save(event: FormEvent) {
    event.preventDefault();
    if (parentId === unit.parentId) return onClose();
    revise.mutate(
      { id: unit.id, request: { name: unit.name, code: unit.code, parentId, expectedVersion: unit.version } },
      { onSuccess: onClose },
    );
  }

  return (
    <Modal opened onClose={onClose} title={t('units.moveTitle', { name: unit.name })}>
      <form onSubmit={save}>
        <Stack gap="md">
          <UnitSelect
            label={t('units.parent')}
            description={t('units.moveExplained')}
            units={units}
            offered={(other) => !below.has(other.id) && !other.closed && mayManage(other.id)}
            allowDeselect={false}
            data-autofocus
            value={parentId}
            onChange={setParentId}
          />
          <ErrorNotice error={revise.error} listFields />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={revise.isPending}>
              {t('units.moveSubmit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
