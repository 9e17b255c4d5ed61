import { TextInput, type TextInputProps } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { NumberField } from '@/ui/NumberField';
import { type NumberEntry, numberFault } from '@/ui/numbers';
import classes from './Editor.module.css';

const WEIGHT_LIMITS = { min: 0, max: 1000, decimals: 4 };

interface CommitTextProps extends Omit<TextInputProps, 'value' | 'onChange' | 'onBlur'> {
  label: string;
  value: string;
  /** Called when the text is left or Enter is pressed and it differs. */
  onCommit: (value: string) => void;
  /** After Enter, for instance to go on with the next. */
  onEnter?: () => void;
  /** Whether an empty text may be kept; otherwise the earlier one comes back. */
  optional?: boolean;
}

/** A text that is saved when one leaves it. Escape brings the earlier one back. */
export function CommitText({ label, value, onCommit, onEnter, optional = false, ...props }: CommitTextProps) {
  const [text, setText] = useState(value);
  const escaped = useRef(false);
  useEffect(() => setText(value), [value]);

  function commit() {
    const given = text.trim();
    if (escaped.current || (given === '' && !optional)) setText(value);
    else if (given !== value) onCommit(given);
    escaped.current = false;
  }

  return (
    <TextInput
      size="xs"
      aria-label={label}
      maxLength={200}
      {...props}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => leaveOn(event, escaped, onEnter)}
    />
  );
}

interface CommitWeightProps {
  label: string;
  value: number;
  onCommit: (value: number) => void;
  onEnter?: () => void;
}

/** A weight from 0 to 1000 that is saved when one leaves it. */
export function CommitWeight({ label, value, onCommit, onEnter }: CommitWeightProps) {
  const [weight, setWeight] = useState<NumberEntry>(value);
  const escaped = useRef(false);
  useEffect(() => setWeight(value), [value]);

  function commit() {
    if (escaped.current || weight === '') setWeight(value);
    else if (typeof weight === 'number' && numberFault(weight, WEIGHT_LIMITS) === null && weight !== value)
      onCommit(weight);
    escaped.current = false;
  }

  return (
    <NumberField
      size="xs"
      w={64}
      aria-label={label}
      {...WEIGHT_LIMITS}
      classNames={{ root: classes.weight, input: classes.weightInput, error: classes.weightError }}
      value={weight}
      onChange={setWeight}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={commit}
      onKeyDown={(event) => leaveOn(event, escaped, onEnter)}
    />
  );
}

function leaveOn(event: KeyboardEvent<HTMLInputElement>, escaped: { current: boolean }, onEnter?: () => void) {
  // Enter that only ends the composition of a Korean syllable is no command.
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Escape') {
    escaped.current = true;
    event.currentTarget.blur();
  }
  if (event.key === 'Enter') {
    event.preventDefault();
    if (onEnter) onEnter();
    else event.currentTarget.blur();
  }
}
