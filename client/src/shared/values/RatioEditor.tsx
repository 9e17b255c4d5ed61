import { type FocusEvent, type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditorProps } from './CellEditor';
import classes from './EditableGrid.module.css';

/**
 * Numerator and denominator of a ratio, or the plain value when the parts are not known. `40/500` in the first box
 * fills both.
 */
export function RatioEditor({ cell, initial, current, onCommit, onCancel }: EditorProps) {
  const { t } = useTranslation('values');
  const box = useRef<HTMLDivElement>(null);
  const done = useRef(false);
  const id = useId();
  const [above = '', below = ''] = (initial === null && current.includes('/') ? current : `${initial ?? ''}/`).split(
    '/',
  );
  const plain = initial === null && !current.includes('/') ? current : '';

  const inputs = () => [...(box.current?.querySelectorAll('input') ?? [])];

  function text(): string {
    const [numerator = '', denominator = '', value = ''] = inputs().map((input) => input.value.trim());
    if (numerator.includes('/') && denominator === '') return numerator;
    return numerator === '' && denominator === '' ? value : `${numerator}/${denominator}`;
  }
  function finish(event?: KeyboardEvent) {
    if (done.current) return;
    done.current = true;
    onCommit(text(), event);
  }
  function press(event: KeyboardEvent<HTMLInputElement>) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      done.current = true;
      onCancel();
      return;
    }
    const at = inputs().indexOf(event.currentTarget);
    const first = event.currentTarget.value;
    if (event.key === 'Enter' && at === 0 && first !== '' && !first.includes('/') && !event.shiftKey) {
      event.preventDefault();
      inputs()[1]?.focus();
    } else if (event.key === 'Enter') finish(event);
    else if (event.key === 'Tab' && at === (event.shiftKey ? 0 : 2)) finish(event);
  }
  const left = (event: FocusEvent) => {
    if (!box.current?.contains(event.relatedTarget)) finish();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot float over a cell
    <div
      ref={box}
      className={classes.ratio}
      role="group"
      aria-label={t('cell.edit', { name: cell.name, period: cell.periodName })}
      onBlur={left}
    >
      {(
        [
          ['numerator', above],
          ['denominator', below],
          ['plain', plain],
        ] as const
      ).map(([part, value], index) => (
        <label key={part} htmlFor={`${id}${part}`} className={classes.part}>
          <span>{t(`ratio.${part}`)}</span>
          <input
            id={`${id}${part}`}
            // biome-ignore lint/a11y/noAutofocus: editing a cell is to be in its input
            autoFocus={index === 0}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={value}
            onKeyDown={press}
          />
        </label>
      ))}
    </div>
  );
}
