import type { CoverageMend, CoverageOrphan } from '@/api/generated';

type Search = Record<string, string | undefined>;

interface Form {
  to: string;
  search: (previous: Search) => Search;
}

/** The form of a new key result on the objective's page, measured by the KPI when one is named. */
export const newKeyResult = (objectiveId: string, kpiId?: string): Form => ({
  to: `/okrs/objectives/${objectiveId}`,
  search: () => ({ write: 'key-results', kpi: kpiId }),
});

/** The form that mends an orphan, filled as far as can be; null where a dialog does. */
export function formFor({ kind, id, withinId, unitId }: CoverageOrphan, mend: CoverageMend): Form | null {
  if (mend === 'draft-objective')
    return {
      to: '/okrs',
      search: ({ cycle }) => ({
        cycle,
        write: 'objectives',
        serves: withinId === null ? undefined : `${unitId}/${id}`,
      }),
    };
  return mend === 'add-key-result' && kind === 'objective-without-key-result' ? newKeyResult(id) : null;
}
