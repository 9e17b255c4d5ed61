import type { ImportColumnMapping, ImportColumnRole, ImportMapping, ImportView, LabelChoice } from '@/api/generated';
import { toProblem } from '@/api/problem';

/** The roles a column can have, in the groups in which they are offered. */
export const ROLE_GROUPS: readonly {
  group: 'none' | 'kpi' | 'period' | 'value' | 'wide' | 'more' | 'new';
  roles: readonly ImportColumnRole[];
}[] = [
  { group: 'none', roles: ['ignore'] },
  { group: 'kpi', roles: ['kpi-code', 'kpi-name'] },
  { group: 'period', roles: ['period', 'year', 'part-of-year'] },
  { group: 'value', roles: ['value', 'numerator', 'denominator', 'comment'] },
  { group: 'wide', roles: ['period-value', 'kpi-value'] },
  { group: 'more', roles: ['segment'] },
  { group: 'new', roles: ['unit', 'direction', 'decimals', 'description', 'category'] },
];

/** Only one column can be these; choosing it for another takes it from the first. */
const SINGLE: ReadonlySet<ImportColumnRole> = new Set([
  'kpi-code',
  'kpi-name',
  'period',
  'year',
  'part-of-year',
  'value',
  'numerator',
  'denominator',
  'comment',
  'unit',
  'direction',
  'decimals',
  'description',
  'category',
]);

const NUMERIC: ReadonlySet<ImportColumnRole> = new Set([
  'value',
  'numerator',
  'denominator',
  'period-value',
  'kpi-value',
]);

export const isNumeric = (role: ImportColumnRole): boolean => NUMERIC.has(role);

/** Gives a column a role. A role that only one column can have is taken from the column that had it. */
export function withRole(mapping: ImportMapping, index: number, role: ImportColumnRole): ImportMapping {
  return {
    ...mapping,
    columns: mapping.columns.map((column) => {
      if (column.index === index) return { ...column, role };
      return SINGLE.has(role) && column.role === role ? { ...column, role: 'ignore' } : column;
    }),
  };
}

export const withColumn = (
  mapping: ImportMapping,
  index: number,
  change: Partial<ImportColumnMapping>,
): ImportMapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => (column.index === index ? { ...column, ...change } : column)),
});

export type MissingPart = 'kpi' | 'period' | 'value';

/** What no column says yet, without which nothing can be read. */
export function missingParts({ columns }: ImportMapping): MissingPart[] {
  const roles = new Set(columns.map((column) => column.role));
  const has = (...some: ImportColumnRole[]) => some.some((role) => roles.has(role));
  const missing: MissingPart[] = [];
  if (!has('kpi-code', 'kpi-name', 'kpi-value')) missing.push('kpi');
  if (!has('period', 'year', 'period-value')) missing.push('period');
  if (!has('value', 'numerator', 'period-value', 'kpi-value')) missing.push('value');
  return missing;
}

/** Choices for labels, on top of those that were made before. */
export function withChoices(mapping: ImportMapping, choices: readonly LabelChoice[]): ImportMapping {
  const chosen = new Set(choices.map((choice) => choice.label));
  return { ...mapping, kpis: [...mapping.kpis.filter((choice) => !chosen.has(choice.label)), ...choices] };
}

/** Where the role of a column comes from, as long as nobody changed it here. */
export function originOf(view: ImportView, mapping: ImportMapping, index: number): 'guessed' | 'remembered' | null {
  if (view.mappingOrigin === 'set') return null;
  const [was, is] = [view.mapping, mapping].map((one) => one.columns.find((column) => column.index === index));
  return was && is && was.role === is.role && is.role !== 'ignore' ? view.mappingOrigin : null;
}

/** The codes with which the server refused single columns, by the column's place and field; and all other ones. */
export function refusedColumns(error: unknown): { columns: Map<string, string[]>; others: [string, string[]][] } {
  const columns = new Map<string, string[]>();
  const others: [string, string[]][] = [];
  if (error === null || error === undefined) return { columns, others };
  for (const [path, codes] of Object.entries(toProblem(error).fields)) {
    const [, index, field] = /columns\[(\d+)\](?:\.(\w+))?$/.exec(path) ?? [];
    if (index === undefined) others.push([path, codes]);
    else columns.set(`${index}.${field ?? 'role'}`, codes);
  }
  return { columns, others };
}
