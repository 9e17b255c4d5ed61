import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '@/api/generated';
import { newId } from '@/api/ids';
import { ErrorNotice } from '@/ui/ErrorNotice';
import classes from './Organization.module.css';
import { useDefineUnit } from './organizationQueries';
import { nextCode } from './unitCodes';

interface Props {
  units: readonly UnitView[];
  parent: UnitView;
  depth: number;
  onDone: () => void;
}

/** A new unit below another: Enter saves it and makes room for the next one beside it; Escape, or Enter on nothing, ends it. */
export function NewUnit({ units, parent, depth, onDone }: Props) {
  const { t } = useTranslation(['organization', 'common']);
  const define = useDefineUnit();
  const nameField = useRef<HTMLInputElement>(null);
  const [id, setId] = useState(() => newId());
  const [name, setName] = useState('');
  const [typedCode, setTypedCode] = useState<string | null>(null);
  const code = typedCode ?? nextCode(units, parent);

  function save(event: FormEvent) {
    event.preventDefault();
    const given = name.trim();
    if (!given) return onDone();
    define.mutate(
      { id, request: { name: given, code: code.trim(), parentId: parent.id } },
      {
        onSuccess: () => {
          setId(newId());
          setName('');
          setTypedCode(null);
          nameField.current?.focus();
        },
      },
    );
  }

  function leave(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  }

  return (
    <li className={classes.unit} style={{ '--depth': depth } as React.CSSProperties}>
      <form onSubmit={save} onKeyDown={leave} className={classes.unitForm}>
        <Group gap="sm" wrap="nowrap">
          <TextInput
            ref={nameField}
            size="xs"
            className={classes.nameField}
            aria-label={t('units.newName', { name: parent.name })}
            placeholder={t('units.newPlaceholder')}
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
            onChange={(event) => setTypedCode(event.currentTarget.value)}
          />
          <Button type="submit" size="compact-sm" loading={define.isPending}>
            {t('units.addSubmit')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onDone}>
            {t('common:close')}
          </Button>
        </Group>
        <ErrorNotice error={define.error} listFields />
      </form>
    </li>
  );
}
