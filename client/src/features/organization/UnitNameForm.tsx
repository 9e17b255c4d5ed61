import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import classes from './Organization.module.css';
import { useReviseUnit } from './organizationQueries';

/** Name and code of a unit in its row: Enter saves, Escape leaves it as it was. */
export function UnitNameForm({ unit, onDone }: { unit: UnitView; onDone: () => void }) {
  const { t } = useTranslation(['organization', 'common']);
  const revise = useReviseUnit();
  const [name, setName] = useState(unit.name);
  const [code, setCode] = useState(unit.code);

  function save(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === unit.name && code.trim() === unit.code) return onDone();
    revise.mutate(
      {
        id: unit.id,
        request: { name: name.trim(), code: code.trim(), parentId: unit.parentId, expectedVersion: unit.version },
      },
      { onSuccess: onDone },
    );
  }

  function leave(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  }

  return (
    <form onSubmit={save} onKeyDown={leave} className={classes.unitForm}>
      <Group gap="sm" wrap="nowrap">
        <TextInput
          size="xs"
          className={classes.nameField}
          aria-label={t('units.name')}
          maxLength={200}
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          className={classes.codeField}
          aria-label={t('units.code')}
          maxLength={64}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" size="compact-sm" loading={revise.isPending}>
          {t('common:save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </Group>
      <ErrorNotice error={revise.error} listFields />
    </form>
  );
}
