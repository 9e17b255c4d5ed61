import {
  type Icon,
  IconChartLine,
  IconHome,
  IconLayoutGrid,
  IconSettings,
  IconShieldCheck,
  IconSitemap,
  IconTableImport,
} from '@tabler/icons-react';
import type { Permission } from '@/api/generated';
import { useSession } from '@/shared/session';

export interface NavigationEntry {
  to: string;
  /** Key below `nav` of `shell.json`. */
  label: 'home' | 'scorecards' | 'map' | 'kpis' | 'values' | 'organization' | 'integrity';
  icon: Icon;
  /** Shown only to people with this permission somewhere. */
  permission?: Permission;
  /** In the bar at the foot of a phone; the others stand in its drawer. */
  onPhone?: boolean;
}

/** The pages of this release, in the order of the header. */
export const NAVIGATION: readonly NavigationEntry[] = [
  { to: '/', label: 'home', icon: IconHome, onPhone: true },
  { to: '/scorecards', label: 'scorecards', icon: IconLayoutGrid, onPhone: true },
  { to: '/map', label: 'map', icon: IconSitemap },
  { to: '/kpis', label: 'kpis', icon: IconChartLine, onPhone: true },
  { to: '/values', label: 'values', icon: IconTableImport, onPhone: true },
  { to: '/organization', label: 'organization', icon: IconSettings, permission: 'manage-organization' },
  { to: '/integrity', label: 'integrity', icon: IconShieldCheck, permission: 'read-log' },
];

/** The entries that the person at the screen may open. */
export function useNavigation(): readonly NavigationEntry[] {
  const { permissions } = useSession();
  const held = new Set(permissions.filter((scope) => scope.unitIds.length > 0).map((scope) => scope.permission));
  return NAVIGATION.filter((entry) => entry.permission === undefined || held.has(entry.permission));
}
