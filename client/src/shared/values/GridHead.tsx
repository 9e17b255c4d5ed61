// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual grid stand where they are put, which those of a table do not
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is in the cells
import type { ReactNode } from 'react';
import classes from './EditableGrid.module.css';

/** A further column that only shows something. */
export interface GridExtra {
  key: string;
  header: string;
  /** A CSS length, also `minmax(…)`. */
  width: string;
  align?: 'end';
  cell: (row: number) => ReactNode;
}

interface Props {
  /** The heading above the row headers. */
  corner: string;
  columns: number;
  columnHeader: (column: number) => ReactNode;
  extras: readonly GridExtra[];
}

export function GridHead({ corner, columns, columnHeader, extras }: Props) {
  return (
    <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
      <div role="columnheader" aria-colindex={1} className={classes.rowHead}>
        {corner}
      </div>
      {Array.from({ length: columns }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns are their position
        <div key={index} role="columnheader" aria-colindex={index + 2} className={classes.columnHead}>
          {columnHeader(index)}
        </div>
      ))}
      {extras.map((extra, index) => (
        <div
          key={extra.key}
          role="columnheader"
          aria-colindex={columns + index + 2}
          className={classes.extraHead}
          data-align={extra.align}
        >
          {extra.header}
        </div>
      ))}
    </div>
  );
}
