import { TextInput, type TextInputProps } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupNumber, type NumberEntry, type NumberLimits, numberEntry, numberFault } from './numbers';
import { wordFieldError } from './words';

interface Props
  extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'type' | 'step' | 'min' | 'max'>,
    NumberLimits {
  value?: NumberEntry | null;
  onChange: (value: NumberEntry) => void;
  /** How much the arrow keys up and down change a whole number; without it they do nothing. */
  step?: number;
}

const write = (entry: NumberEntry) => (typeof entry === 'number' ? groupNumber(entry) : entry);

/**
 * A number that is typed. What was typed stays as it is; what is no number, or not within the limits, says so in words
 * once one leaves the field. Separators are put in then, and nothing is rounded.
 */
export function NumberField({ value, onChange, min, max, decimals, percent, step, ...props }: Props) {
  const { t } = useTranslation('errors');
  const limits = { min, max, decimals, percent };
  const entry = value ?? '';
  const [shown, setShown] = useState({ text: write(entry), entry });
  const [left, setLeft] = useState(true);
  // The form was filled, restored or reset from outside.
  if (shown.entry !== entry) setShown({ text: write(entry), entry });

  const fault = left ? numberFault(entry, limits) : null;

  function type(text: string) {
    const typed = numberEntry(text, limits);
    setShown({ text, entry: typed });
    setLeft(false);
    onChange(typed);
  }

  function stepBy(event: KeyboardEvent<HTMLInputElement>) {
    const sign = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (!step || sign === 0 || props.readOnly || typeof entry === 'string') return;
    event.preventDefault();
    const next = Math.min(
      max ?? Number.MAX_SAFE_INTEGER,
      Math.max(min ?? -Number.MAX_SAFE_INTEGER, entry + sign * step),
    );
    if (next !== entry) type(groupNumber(next));
  }

  return (
    <TextInput
      autoComplete="off"
      inputMode={decimals === 0 && (min ?? -1) >= 0 ? 'numeric' : 'decimal'}
      {...props}
      value={shown.text}
      error={props.error || (fault && wordFieldError(fault, t))}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={(event) => {
        setLeft(true);
        setShown({ text: write(entry), entry });
        props.onBlur?.(event);
      }}
      onKeyDown={(event) => {
        stepBy(event);
        props.onKeyDown?.(event);
      }}
    />
  );
}
