import { Popover } from '@mantine/core';
import { type FocusEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation, ExplanationTerm } from '@/api/generated';
import classes from './ExplainPopover.module.css';
import { ExplanationBody } from './ExplanationBody';
import type { UnitOfMeasure } from './format';

interface Props {
  explanation: Explanation;
  /** What the figure is called, for the popover's name. */
  label: string;
  /** The figure itself. */
  children: ReactNode;
  /** How the result and terms without a unit of their own are written; a score when absent. */
  unit?: UnitOfMeasure;
  /** Where a term leads: its KPI, its objective. */
  termLink?: (term: ExplanationTerm, text: string) => ReactNode;
  /** The way down to the events behind the figure. */
  events?: ReactNode;
}

const OPEN_AFTER = 200;
const CLOSE_AFTER = 180;

/**
 * A figure that explains itself on hover, on keyboard focus and on tap. Hovering only shows; a click or Enter keeps
 * it open and moves the focus in, Escape closes and brings the focus back.
 */
export function ExplainPopover({ children, label, ...body }: Props) {
  const { t } = useTranslation('common');
  const [shown, setShown] = useState<'no' | 'glance' | 'kept'>('no');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const target = useRef<HTMLButtonElement>(null);
  const id = useId();

  function later(next: 'no' | 'glance', delay: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown((now) => (now === 'kept' ? now : next)), delay);
  }
  function now(next: 'no' | 'glance' | 'kept') {
    clearTimeout(timer.current);
    setShown(next);
  }
  const focused = (event: FocusEvent<HTMLElement>) => {
    // A pointer's focus is followed by its click; only the keyboard's focus is an intention of its own.
    if (shown === 'no' && event.currentTarget.matches(':focus-visible')) now('glance');
  };
  const closeAndReturn = () => {
    target.current?.focus();
    now('no');
  };

  return (
    <Popover
      opened={shown !== 'no'}
      onChange={(opened) => now(opened ? 'kept' : 'no')}
      position="bottom-start"
      width={380}
      trapFocus={shown === 'kept'}
      closeOnEscape={false}
      withRoles={false}
      shadow="sm"
    >
      <Popover.Target>
        <button
          ref={target}
          type="button"
          className={classes.target}
          aria-haspopup="dialog"
          aria-expanded={shown !== 'no'}
          aria-controls={shown === 'no' ? undefined : id}
          onMouseEnter={() => later('glance', OPEN_AFTER)}
          onMouseLeave={() => later('no', CLOSE_AFTER)}
          onFocus={focused}
          onBlur={() => later('no', CLOSE_AFTER)}
          onClick={() => now(shown === 'kept' ? 'no' : 'kept')}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || shown === 'no') return;
            event.stopPropagation();
            now('no');
          }}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown
        id={id}
        role="dialog"
        aria-label={t('explain.title', { label })}
        className={classes.box}
        onMouseEnter={() => later('glance', 0)}
        onMouseLeave={() => later('no', CLOSE_AFTER)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          closeAndReturn();
        }}
      >
        {shown !== 'no' && <ExplanationBody {...body} />}
      </Popover.Dropdown>
    </Popover>
  );
}
