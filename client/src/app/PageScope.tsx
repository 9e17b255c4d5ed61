import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { unitsQuery } from '@/shared/units';
import { ExportScopeProvider } from '@/ui/export/ExportContext';
import { useUrlState } from '@/ui/useUrlState';

/** Tells exported files of which unit and of which moment the page below is. */
export function PageScope({ children }: { children: ReactNode }) {
  const { organization } = useSession();
  const { date, knownAt } = useAsOf();
  const [unitId] = useUrlState('unit', '');
  const { data: units } = useQuery(unitsQuery());
  const unit = units?.find((candidate) => candidate.id === unitId)?.name;
  return (
    <ExportScopeProvider scope={{ organization: organization.name, unit, date, knownAt }}>
      {children}
    </ExportScopeProvider>
  );
}
