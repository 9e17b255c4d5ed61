import type { ReactNode } from 'react';

/** What has a column of its own where there is room for it, as a line with its heading. */
export function Stacked({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      {label}: {children}
    </div>
  );
}
