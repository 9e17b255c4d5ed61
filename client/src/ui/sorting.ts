import i18n from 'i18next';
import { useUrlState } from './useUrlState';

export interface Sorting {
  key: string;
  direction: 'asc' | 'desc';
}

/** The order of a table, in the URL as `?sort=name.desc`. */
export function useSorting(defaultSort = ''): [Sorting | null, (sorting: Sorting) => void] {
  const [raw, setRaw] = useUrlState('sort', defaultSort);
  const [, key, direction] = /^(.+)\.(asc|desc)$/.exec(raw) ?? [];
  const sorting = key ? { key, direction: direction as Sorting['direction'] } : null;
  return [sorting, (next) => setRaw(`${next.key}.${next.direction}`)];
}

/** Sorted without changing the original; equal rows keep their order, null comes last in either direction. */
export function sortRows<Row>(
  rows: readonly Row[],
  by: ((row: Row) => string | number | null) | undefined,
  sorting: Sorting | null,
): readonly Row[] {
  if (!by || !sorting) return rows;
  const collator = new Intl.Collator(i18n.language, { numeric: true });
  const sign = sorting.direction === 'asc' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: by(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      if (typeof a.value === 'number' && typeof b.value === 'number') return (a.value - b.value) * sign;
      return collator.compare(String(a.value), String(b.value)) * sign;
    })
    .map(({ row }) => row);
}
