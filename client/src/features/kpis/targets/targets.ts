import type { TargetEntry } from '@/api/generated';
import { parseNumber, writeNumber } from '@/ui/numbers';

/** One line of the schedule while it is edited: figures as they were typed. */
export interface TargetRow {
  from: string;
  target: string;
  floor: string;
  stretch: string;
}

export type TargetField = 'target' | 'floor' | 'stretch';
export const TARGET_FIELDS: readonly TargetField[] = ['target', 'floor', 'stretch'];

export const toRow = (entry: TargetEntry): TargetRow => ({
  from: entry.from,
  target: writeNumber(entry.target),
  floor: writeNumber(entry.floor),
  stretch: writeNumber(entry.stretch),
});

/** The figures of the rows, or which of their fields are no numbers (`2026-01/floor`). */
export function readRows(rows: readonly TargetRow[]): { entries: TargetEntry[]; invalid: Set<string> } {
  const invalid = new Set<string>();
  const figure = (row: TargetRow, field: TargetField): number | null => {
    const text = row[field].trim();
    if (text === '') return null;
    const number = parseNumber(text);
    if (!number) invalid.add(`${row.from}/${field}`);
    return number?.value ?? null;
  };
  const entries = rows.map((row) => ({
    from: row.from,
    target: figure(row, 'target'),
    floor: figure(row, 'floor'),
    stretch: figure(row, 'stretch'),
  }));
  return { entries, invalid };
}

/** Lines put into the schedule: those for the same period are replaced, the rest stays in order of time. */
export function mergeRows(rows: readonly TargetRow[], added: readonly TargetRow[]): TargetRow[] {
  const byPeriod = new Map(rows.map((row) => [row.from, row]));
  for (const row of added) byPeriod.set(row.from, row);
  return [...byPeriod.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

export interface TargetChange {
  from: string;
  kind: 'new' | 'changed' | 'removed';
  before: TargetEntry | null;
  after: TargetEntry | null;
}

/** What saving would do, in order of time. */
export function targetChanges(before: readonly TargetEntry[], after: readonly TargetEntry[]): TargetChange[] {
  const old = new Map(before.map((entry) => [entry.from, entry]));
  const now = new Map(after.map((entry) => [entry.from, entry]));
  const periods = [...new Set([...old.keys(), ...now.keys()])].sort();
  return periods.flatMap((from): TargetChange[] => {
    const [was, is] = [old.get(from) ?? null, now.get(from) ?? null];
    if (was && is)
      return TARGET_FIELDS.every((field) => was[field] === is[field])
        ? []
        : [{ from, kind: 'changed', before: was, after: is }];
    return [{ from, kind: was ? 'removed' : 'new', before: was, after: is }];
  });
}
