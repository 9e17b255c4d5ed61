import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '@/shared/units';
import { TEXT_LENGTH, useTooLong } from '@/ui/lengths';
import { VisuallyHidden } from '@/ui/VisuallyHidden';
import classes from './Comments.module.css';
import { insertMention, mentionAt, suggest } from './mentions';

interface Props {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (text: string) => void;
  /** Called on Ctrl or ⌘ with Enter. */
  onSubmit: () => void;
  onCancel?: () => void;
  error?: string | false;
  autoFocus?: boolean;
}

/** A text in which `@` offers people: arrows choose, Enter or Tab takes, Escape closes. */
export function MentionField({ label, value, onChange, onSubmit, onCancel, autoFocus, ...props }: Props) {
  const { t } = useTranslation('okrs');
  const tooLong = useTooLong();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const caretAfter = useRef<number | null>(null);
  const [caret, setCaret] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const mention = mentionAt(value, caret);
  const people = useQuery({ ...peopleQuery(), enabled: mention !== null }).data ?? [];
  const offered =
    mention === null || mention.from === closedAt
      ? []
      : suggest(
          people.filter((person) => person.active),
          mention.query,
        );
  const chosen = Math.min(active, offered.length - 1);

  // What was inserted moves the text under the cursor; it belongs behind the name.
  useLayoutEffect(() => {
    if (caretAfter.current === null) return;
    field.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  });
  useLayoutEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);

  function take(name: string) {
    if (mention === null) return;
    const next = insertMention(value, mention.from, caret, name);
    caretAfter.current = next.caret;
    setCaret(next.caret);
    setActive(0);
    onChange(next.text);
    field.current?.focus();
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      if (!tooLong(value, TEXT_LENGTH)) onSubmit();
      return;
    }
    if (offered.length === 0) {
      if (event.key === 'Escape' && onCancel) {
        event.stopPropagation();
        onCancel();
      }
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((chosen + step + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(offered[chosen]?.name ?? '');
    else if (event.key === 'Escape') setClosedAt(mention?.from ?? null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={classes.mention}>
      <Textarea
        ref={field}
        aria-label={label}
        autosize
        minRows={2}
        {...props}
        error={tooLong(value, TEXT_LENGTH) ?? props.error}
        value={value}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? id : undefined}
        aria-activedescendant={offered.length > 0 ? `${id}-${chosen}` : undefined}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
          setActive(0);
        }}
        onSelect={(event) => {
          setCaret(event.currentTarget.selectionStart);
          if (mention === null) setClosedAt(null);
        }}
        onKeyDown={press}
        onBlur={() => setClosedAt(mention?.from ?? null)}
      />
      <VisuallyHidden>
        <span role="status">{offered.length > 0 && t('comments.offered', { count: offered.length })}</span>
      </VisuallyHidden>
      {offered.length > 0 && (
        <div id={id} role="listbox" aria-label={t('comments.people')} className={classes.people}>
          {offered.map((person, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which says what is active
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text's
            <div
              key={person.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              className={classes.person}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person.name)}
            >
              {person.name}
              {person.title && <span>{person.title}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
