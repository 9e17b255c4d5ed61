import { Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { kpiListQuery } from '@/shared/lists';
import { calculationCheckQuery } from '../kpiQueries';
import classes from './Calculation.module.css';
import { CalculationCheck } from './CalculationCheck';
import { codeAtCaret, suggestions } from './codeAtCaret';
import { useDefinitionForm } from './formContext';
import { releaseDefinition } from './formValues';

/** A formula over other KPIs, with their codes proposed while one types and checked half a second after. */
export function CalculationField({ kpiId }: { kpiId: string | null }) {
  const { t } = useTranslation('kpis');
  const form = useDefinitionForm();
  const input = form.getInputProps('definition.calculation');
  const text = form.values.definition.calculation ?? '';
  const { data: kpis } = useQuery(kpiListQuery(useAsOf()));
  const box = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const list = useId();
  const result = useId();

  const at = caret === null ? null : codeAtCaret(text, caret);
  const proposed = at ? suggestions(kpis ?? [], at.word, kpiId) : [];

  const [definition] = useDebouncedValue(releaseDefinition(form.values.definition), 500);
  const written = definition.calculation ?? '';
  const { data: check } = useQuery({ ...calculationCheckQuery({ kpiId, definition }), enabled: written !== '' });

  function replace(start: number, end: number, by: string) {
    form.setFieldValue('definition.calculation', text.slice(0, start) + by + text.slice(end));
    setCaret(null);
    setActive(-1);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(start + by.length, start + by.length);
    });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (proposed.length === 0 || !at) return;
    if (event.key === 'ArrowDown') setActive((active + 1) % proposed.length);
    else if (event.key === 'ArrowUp')
      setActive((active + proposed.length) % (proposed.length + 1) || proposed.length - 1);
    else if (event.key === 'Escape') setCaret(null);
    else if ((event.key === 'Enter' || event.key === 'Tab') && proposed[active])
      replace(at.start, at.end, proposed[active].code);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={classes.field}>
      <Textarea
        {...input}
        ref={box}
        value={text}
        label={t('field.calculation')}
        description={t('hint.calculation')}
        autosize
        minRows={1}
        maxLength={2000}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: classes.input }}
        aria-autocomplete="list"
        aria-controls={proposed.length > 0 ? list : undefined}
        aria-activedescendant={proposed[active] ? `${list}-${active}` : undefined}
        aria-describedby={written !== '' ? result : undefined}
        onChange={(event) => {
          form.setFieldValue('definition.calculation', event.currentTarget.value.replaceAll('\n', ' '));
          setCaret(event.currentTarget.selectionStart);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCaret(null)}
      />
      {proposed.length > 0 && at && (
        <div id={list} role="listbox" aria-label={t('calculation.codes')} className={classes.list}>
          {proposed.map((kpi, index) => (
            <div
              key={kpi.id}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classes.option}
              // The field keeps the focus.
              onMouseDown={(event) => {
                event.preventDefault();
                replace(at.start, at.end, kpi.code);
              }}
            >
              <code>{kpi.code}</code> <span>{kpi.name}</span>
            </div>
          ))}
        </div>
      )}
      <div id={result} aria-live="polite">
        {check && written !== '' && text.trim() === written && (
          <CalculationCheck text={written} check={check} unit={definition} onReplace={replace} />
        )}
      </div>
    </div>
  );
}
