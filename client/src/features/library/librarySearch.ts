import type { LibraryKpi } from '@/api/generated';

export interface LibraryFilters {
  text: string;
  functions: ReadonlySet<string>;
  categories: ReadonlySet<string>;
  goals: ReadonlySet<string>;
  industries: ReadonlySet<string>;
  perspectives: ReadonlySet<string>;
  /** Only what nobody has adopted yet. */
  fresh: boolean;
}

/** Every word must occur somewhere, in either language: one may know the English term and read Korean. */
export function searchLibrary(kpis: readonly LibraryKpi[], filters: LibraryFilters): LibraryKpi[] {
  const words = filters.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const passes = (chosen: ReadonlySet<string>, values: readonly string[]) =>
    chosen.size === 0 || values.some((value) => chosen.has(value));

  return kpis.filter((kpi) => {
    const haystack = [
      kpi.code,
      kpi.nameEn,
      kpi.nameKo,
      kpi.descriptionEn,
      kpi.descriptionKo,
      kpi.formula ?? '',
      ...kpi.inputs,
    ]
      .join(' ')
      .toLocaleLowerCase();
    return (
      words.every((word) => haystack.includes(word)) &&
      passes(filters.functions, [kpi.function]) &&
      passes(filters.categories, [kpi.category]) &&
      passes(filters.goals, kpi.goals) &&
      (fitsAll(kpi) || passes(filters.industries, kpi.industries)) &&
      passes(filters.perspectives, [kpi.perspective]) &&
      !(filters.fresh && kpi.adopted)
    );
  });
}

/** Whether the entry fits every industry. */
export const fitsAll = ({ industries }: LibraryKpi) => industries.length === 0 || industries.includes('all');

/** The values in use, each once, in alphabetical order of their labels. */
export const valuesOf = (kpis: readonly LibraryKpi[], of: (kpi: LibraryKpi) => readonly string[]): string[] =>
  [...new Set(kpis.flatMap(of))].sort();
