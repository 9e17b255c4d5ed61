import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { OkrStatusBadge } from '../OkrStatusBadge';
import classes from './CheckIn.module.css';
import { statusOfConfidence } from './entry';

interface Props {
  value: number | null;
  onChange: (confidence: number) => void;
  error?: string | null;
  required?: boolean;
}

const DOTS = Array.from({ length: 11 }, (_, confidence) => confidence);
/** Within this time 1 and then 0 are read as 10. */
const TEN_MS = 800;

/** How sure one is of reaching it, 0 to 10: radio buttons as dots. Arrows, digits, Home and End choose. */
export function ConfidenceField({ value, onChange, error, required = false }: Props) {
  const { t } = useTranslation('checkins');
  const name = useId();
  const one = useRef(0);
  const group = useRef<HTMLDivElement>(null);

  function choose(confidence: number) {
    onChange(confidence);
    group.current?.querySelector<HTMLInputElement>(`input[value="${confidence}"]`)?.focus();
  }
  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = Date.now();
    const ten = event.key === '0' && now - one.current < TEN_MS;
    one.current = event.key === '1' ? now : 0;
    const chosen =
      event.key === 'Home' ? 0 : event.key === 'End' || ten ? 10 : /^\d$/.test(event.key) ? Number(event.key) : null;
    if (chosen === null) return;
    event.preventDefault();
    choose(chosen);
  }

  return (
    <fieldset className={classes.confidence}>
      <legend className={classes.label} id={`${name}-label`}>
        {t('confidence.label')}
        {required && (
          <span className={classes.required} aria-hidden="true">
            {' *'}
          </span>
        )}
      </legend>
      <div
        ref={group}
        role="radiogroup"
        aria-labelledby={`${name}-label`}
        aria-describedby={`${name}-said`}
        aria-required={required}
        aria-invalid={error ? true : undefined}
        className={classes.dots}
        data-tone={value === null ? undefined : statusOfConfidence(value)}
        onKeyDown={press}
      >
        {DOTS.map((confidence) => (
          <label key={confidence} className={classes.dot} data-filled={value !== null && confidence <= value}>
            <input
              type="radio"
              name={name}
              value={confidence}
              checked={value === confidence}
              aria-label={t('confidence.of', { confidence })}
              onChange={() => onChange(confidence)}
            />
            <span aria-hidden="true">{confidence}</span>
          </label>
        ))}
      </div>
      <p id={`${name}-said`} className={classes.hint}>
        {value === null ? t('confidence.hint') : <OkrStatusBadge status={statusOfConfidence(value)} />}
      </p>
      {error && (
        <p className={classes.fault} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
