import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type Ref, useState } from 'react';

interface Props {
  label: string;
  /** Saves it; false when it was refused, so that the text comes back. */
  onAdd: (name: string) => Promise<boolean>;
  ref?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}

/** Adds one after the other at typing speed: Enter saves and the field is ready for the next. */
export function NewSibling({ label, onAdd, ref, autoFocus = false }: Props) {
  const [name, setName] = useState('');

  async function add() {
    const given = name.trim();
    if (!given) return;
    setName('');
    if (!(await onAdd(given))) setName((typed) => typed || given);
  }

  return (
    <TextInput
      ref={ref}
      size="xs"
      variant="unstyled"
      aria-label={label}
      placeholder={label}
      leftSection={<IconPlus size={14} aria-hidden="true" />}
      maxLength={200}
      data-autofocus={autoFocus || undefined}
      value={name}
      onChange={(event) => setName(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        void add();
      }}
      onBlur={() => void add()}
    />
  );
}
