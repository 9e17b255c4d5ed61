import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReading, ImportView } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { NumberField } from '@/ui/NumberField';
import { type NumberEntry, numberFault } from '@/ui/numbers';
import classes from '../Imports.module.css';
import { useSetReading } from '../importQueries';

const ENCODINGS = ['utf8', 'utf16', 'utf16-big-endian', 'cp949'] as const;
const DELIMITERS = ['comma', 'semicolon', 'tab', 'pipe'] as const;
const HEADER_LIMITS = { min: 0, max: 200_000, decimals: 0 };

/** How the file was read, as the server found out; each setting can be changed, and the file is read again. */
export function ReadingFields({ view }: { view: ImportView }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { canWrite } = useCanWrite();
  const { reading, sheets } = view;
  const read = useSetReading(view.id);
  const [headerRow, setHeaderRow] = useState<NumberEntry>(reading.headerRow);
  const busy = !canWrite || read.isPending;

  const set = (change: Partial<ImportReading>) => read.mutate({ ...reading, ...change });
  function leaveHeaderRow() {
    if (headerRow === '') setHeaderRow(reading.headerRow);
    else if (typeof headerRow === 'number' && numberFault(headerRow, HEADER_LIMITS) === null)
      if (headerRow !== reading.headerRow) set({ headerRow });
  }

  return (
    <fieldset className={classes.settings} aria-busy={read.isPending}>
      <legend>{t('reading.title')}</legend>
      {reading.format === 'csv' && (
        <>
          <NativeSelect
            size="xs"
            label={t('reading.encoding')}
            disabled={busy}
            value={reading.encoding ?? 'utf8'}
            data={ENCODINGS.map((value) => ({ value, label: t(`reading.encodings.${value}`) }))}
            onChange={(event) => set({ encoding: event.currentTarget.value as ImportReading['encoding'] })}
          />
          <NativeSelect
            size="xs"
            label={t('reading.delimiter')}
            disabled={busy}
            value={reading.delimiter ?? 'comma'}
            data={DELIMITERS.map((value) => ({ value, label: t(`reading.delimiters.${value}`) }))}
            onChange={(event) => set({ delimiter: event.currentTarget.value as ImportReading['delimiter'] })}
          />
        </>
      )}
      {sheets.length > 0 && (
        <NativeSelect
          size="xs"
          label={t('reading.sheet')}
          disabled={busy || sheets.length === 1}
          value={reading.sheet ?? sheets[0]}
          data={sheets}
          onChange={(event) => set({ sheet: event.currentTarget.value })}
        />
      )}
      <NumberField
        size="xs"
        w={140}
        label={t('reading.headerRow')}
        title={t('reading.headerRowHint')}
        {...HEADER_LIMITS}
        step={1}
        readOnly={busy}
        value={headerRow}
        onChange={setHeaderRow}
        onBlur={leaveHeaderRow}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leaveHeaderRow();
        }}
      />
      <p className={classes.muted} role="status">
        {read.isPending
          ? t('reading.again')
          : t('reading.found', {
              count: view.rowCount,
              rows: format.number(view.rowCount),
              columns: view.columns.length,
            })}
      </p>
      {read.error !== null && (
        <div className={classes.wide}>
          <ErrorNotice error={read.error} listFields />
        </div>
      )}
    </fieldset>
  );
}
