import { createContext, type ReactNode, useContext } from 'react';

/** What a page shows, beyond the table itself: goes into the names and the second sheets of exported files. */
export interface ExportScope {
  organization: string;
  /** The chosen unit; undefined for the whole organization. */
  unit?: string;
  /** Business date: a period's key. */
  date?: string;
  /** Knowledge time; undefined for now. */
  knownAt?: string;
}

const Context = createContext<ExportScope>({ organization: '' });

export function ExportScopeProvider({ scope, children }: { scope: ExportScope; children: ReactNode }) {
  return <Context value={scope}>{children}</Context>;
}

export const useExportScope = (): ExportScope => useContext(Context);
