import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDetail } from '@/api/generated';
import { useSession } from '@/shared/session';
import { parseBlock } from '@/shared/values/paste';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { PeriodField } from '@/ui/PeriodField';
import { kindOfFrequency } from '@/ui/periods';
import classes from './Targets.module.css';
import { hasLimits } from './TargetsTab';
import { mergeRows, TARGET_FIELDS, type TargetRow } from './targets';

interface Props {
  kpi: KpiDetail;
  rows: readonly TargetRow[];
  invalid: ReadonlySet<string>;
  onChange: (rows: TargetRow[]) => void;
}

/** The schedule typed line by line: Enter goes to the line below and makes one at the end. */
export function TargetRows({ kpi, rows, invalid, onChange }: Props) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const calendar = useCalendar();
  const { organization } = useSession();
  const box = useRef<HTMLDivElement>(null);
  const { frequency } = kpi.definition;
  const fields = hasLimits(kpi) ? TARGET_FIELDS : (['target'] as const);

  const set = (from: string, change: Partial<TargetRow>) =>
    onChange(rows.map((row) => (row.from === from ? { ...row, ...change } : row)));

  function add() {
    const last = calendar.parse(rows.at(-1)?.from ?? '');
    const from = last ? calendar.shift(last, 1).key : calendar.of(organization.today, kindOfFrequency(frequency)).key;
    onChange([...rows, { from, target: '', floor: '', stretch: '' }]);
    requestAnimationFrame(() => focus(rows.length, 'target'));
  }
  const focus = (row: number, field: string) =>
    box.current?.querySelector<HTMLInputElement>(`[data-field="${row}/${field}"]`)?.focus();

  function press(event: KeyboardEvent, row: number, field: string) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (row === rows.length - 1) add();
    else focus(row + 1, field);
  }

  /** A column or block copied from a spreadsheet fills the lines from here down. */
  function paste(event: ClipboardEvent, row: number, field: number) {
    const block = parseBlock(event.clipboardData.getData('text/plain'));
    if (block.length === 1 && block[0]?.length === 1) return;
    event.preventDefault();
    onChange(
      rows.map((current, index) => {
        const cells = block[index - row];
        if (!cells) return current;
        const filled = Object.fromEntries(
          cells.flatMap((cell, offset) =>
            fields[field + offset] && cell !== '' ? [[fields[field + offset], cell]] : [],
          ),
        );
        return { ...current, ...filled };
      }),
    );
  }

  return (
    <div ref={box}>
      <table className={classes.rows}>
        <thead>
          <tr>
            <th scope="col">{t('targets.from')}</th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {t(`page.${field}`)} <span className={classes.unit}>{format.unit(kpi.definition)}</span>
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('targets.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.from}>
              <td className={classes.from}>
                <PeriodField
                  label=""
                  frequency={frequency}
                  today={organization.today}
                  value={row.from}
                  onChange={(from) =>
                    onChange(
                      mergeRows(
                        rows.filter((other) => other !== row),
                        [{ ...row, from }],
                      ),
                    )
                  }
                />
              </td>
              {fields.map((field, column) => (
                <td key={field}>
                  <TextInput
                    size="xs"
                    classNames={{ input: classes.figure }}
                    inputMode="decimal"
                    autoComplete="off"
                    data-field={`${index}/${field}`}
                    aria-label={`${format.period(row.from)} ${t(`page.${field}`)}`}
                    placeholder={field === 'target' ? t('targets.noTarget') : undefined}
                    value={row[field]}
                    error={invalid.has(`${row.from}/${field}`)}
                    onChange={(event) => set(row.from, { [field]: event.currentTarget.value })}
                    onKeyDown={(event) => press(event, index, field)}
                    onPaste={(event) => paste(event, index, column)}
                  />
                </td>
              ))}
              <td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('targets.removeOf', { period: format.period(row.from) })}
                  onClick={() => onChange(rows.filter((other) => other !== row))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
        {t('targets.addRow')}
      </Button>
    </div>
  );
}
