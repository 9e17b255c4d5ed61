import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportMapping, ImportView } from '@/api/generated';
import classes from '../Imports.module.css';
import { ColumnRow } from './ColumnRow';

interface Props {
  view: ImportView;
  mapping: ImportMapping;
  /** Codes of refused fields by `index.field`. */
  refused: ReadonlyMap<string, string[]>;
  onChange: (mapping: ImportMapping) => void;
}

/** So many columns are shown at first; wide layouts may have hundreds. */
const FIRST = 60;

/** The columns of the file, each with values out of it and what it is. */
export function ColumnList({ view, mapping, refused, onChange }: Props) {
  const { t } = useTranslation('imports');
  const [all, setAll] = useState(false);
  // What the server refused is shown wherever it stands.
  const shown = view.columns.filter(
    (column, place) => all || place < FIRST || [...refused.keys()].some((key) => key.startsWith(`${column.index}.`)),
  );
  const hidden = view.columns.length - shown.length;

  return (
    <>
      <div className={classes.columnsHead} aria-hidden="true">
        <span>{t('column.name')}</span>
        <span>{t('column.samples')}</span>
        <span>{t('column.role')}</span>
        <span>{t('column.details')}</span>
      </div>
      <ul className={classes.columns} aria-label={t('column.list')}>
        {shown.map((column) => (
          <ColumnRow
            key={column.index}
            view={view}
            column={column}
            mapping={mapping}
            refused={refused}
            onChange={onChange}
          />
        ))}
      </ul>
      {hidden > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('column.more', { count: hidden })}
        </Button>
      )}
    </>
  );
}
