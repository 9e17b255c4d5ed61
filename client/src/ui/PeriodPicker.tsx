import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from './format';
import { useCalendar } from './LocaleSettings';
import classes from './PeriodPicker.module.css';
import type { PeriodKind } from './periods';
import { Segmented } from './Segmented';

const COLUMNS = { month: 3, quarter: 2, half: 2, year: 3 } as const;
type PickableKind = keyof typeof COLUMNS;

interface Props {
  /** Key of the chosen period; null for none. */
  value: string | null;
  /** The organization's day, as an ISO date. */
  today: string;
  kinds: readonly PickableKind[];
  onPick: (key: string) => void;
  /** A period that is one click away. */
  shortcut?: { key: string; label: string };
  /** Takes the focus when it appears, as in a popover. */
  autoFocus?: boolean;
}

/** Picks a month, quarter, half or year. Arrow keys walk, Page Up and Page Down change the year, Enter picks. */
export function PeriodPicker({ value, today, kinds, onPick, shortcut, autoFocus = false }: Props) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const calendar = useCalendar();
  const chosen = value === null ? null : calendar.parse(value);
  const [kind, setKind] = useState<PickableKind>(
    kinds.find((candidate) => candidate === chosen?.kind) ?? kinds[0] ?? 'month',
  );
  const [year, setYear] = useState((chosen ?? calendar.of(today, kind)).year);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (autoFocus) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [autoFocus]);
  const columns = COLUMNS[kind];
  const periods = periodsOf(kind, year)
    .map((key) => calendar.parse(key))
    .filter((period) => period !== null);
  const current = calendar.of(today, kind).key;
  const tabStop =
    periods.find((period) => period.key === value) ?? periods.find((period) => period.key === current) ?? periods[0];
  const step = kind === 'year' ? 9 : 1;

  function walk(event: KeyboardEvent) {
    if (event.key === 'PageUp' || event.key === 'PageDown') {
      event.preventDefault();
      setYear(year + (event.key === 'PageUp' ? -step : step));
      return;
    }
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const cells = [...(grid.current?.querySelectorAll('button') ?? [])];
    cells[cells.indexOf(document.activeElement as HTMLButtonElement) + by]?.focus();
  }

  return (
    <div className={classes.picker}>
      {kinds.length > 1 && (
        <Segmented
          label={t('periodPicker.kind')}
          fullWidth
          value={kind}
          onChange={setKind}
          options={kinds.map((option) => ({ value: option, label: t(`periodPicker.${option}`) }))}
        />
      )}
      <div className={classes.year}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('periodPicker.earlier')}
          onClick={() => setYear(year - step)}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <span aria-live="polite" className="num">
          {kind === 'year' ? t('periodPicker.years', { from: year - 7, to: year + 1 }) : t('period.year', { year })}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('periodPicker.later')}
          onClick={() => setYear(year + step)}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would add a frame that means nothing here */}
      <div
        ref={grid}
        role="group"
        aria-label={t('periodPicker.choose')}
        className={classes.grid}
        style={{ '--columns': columns } as React.CSSProperties}
        onKeyDown={walk}
      >
        {periods.map((period) => (
          <button
            key={period.key}
            type="button"
            className={classes.cell}
            aria-pressed={period.key === value}
            aria-label={format.period(period.key)}
            data-now={period.key === current || undefined}
            data-future={period.start > today || undefined}
            tabIndex={period === tabStop ? 0 : -1}
            onClick={() => onPick(period.key)}
          >
            {shortName(period.kind, period.number, period.year, t)}
          </button>
        ))}
      </div>
      {shortcut && (
        <div className={classes.foot}>
          <Button variant="subtle" size="compact-sm" onClick={() => onPick(shortcut.key)}>
            {shortcut.label}
          </Button>
        </div>
      )}
    </div>
  );
}

function periodsOf(kind: PickableKind, year: number): string[] {
  const count = { month: 12, quarter: 4, half: 2, year: 9 }[kind];
  return Array.from({ length: count }, (_, index) => {
    if (kind === 'month') return `${year}-${String(index + 1).padStart(2, '0')}`;
    if (kind === 'quarter') return `${year}-Q${index + 1}`;
    if (kind === 'half') return `${year}-H${index + 1}`;
    return String(year - 7 + index);
  });
}

function shortName(
  kind: PeriodKind,
  number: number,
  year: number,
  t: ReturnType<typeof useTranslation<'common'>>['t'],
) {
  if (kind === 'month') return t(`month.${number}` as 'month.1');
  if (kind === 'quarter') return t('periodPicker.nthQuarter', { number });
  if (kind === 'half') return number === 1 ? t('periodPicker.half1') : t('periodPicker.half2');
  return String(year);
}
