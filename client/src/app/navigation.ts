import {
  type Icon,
  IconArrowsDiff,
  IconChartLine,
  IconCoins,
  IconHome,
  IconLayoutGrid,
  IconListSearch,
  IconSettings,
  IconShieldCheck,
  IconSitemap,
  IconTableImport,
  IconTarget,
} from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import type { Permission } from '@/api/generated';
import { useSession } from '@/shared/session';

export interface NavigationEntry {
  to: string;
  /** Key below `nav` of `shell.json`. */
  label:
    | 'home'
    | 'scorecards'
    | 'map'
    | 'kpis'
    | 'okrs'
    | 'rewards'
    | 'values'
    | 'differences'
    | 'organization'
    | 'integrity'
    | 'audit';
  icon: Icon;
  /** Shown only to people with this permission somewhere. */
  permission?: Exclude<Permission, 'read'>;
  /** In the bar at the foot of a phone; the others stand in its drawer. */
  onPhone?: boolean;
}

/** The pages of this release, in the order of the header. */
export const NAVIGATION: readonly NavigationEntry[] = [
  { to: '/', label: 'home', icon: IconHome, onPhone: true },
  { to: '/scorecards', label: 'scorecards', icon: IconLayoutGrid, onPhone: true },
  { to: '/map', label: 'map', icon: IconSitemap },
  { to: '/kpis', label: 'kpis', icon: IconChartLine, onPhone: true },
  { to: '/okrs', label: 'okrs', icon: IconTarget, onPhone: true },
  { to: '/rewards', label: 'rewards', icon: IconCoins },
  { to: '/values', label: 'values', icon: IconTableImport, onPhone: true },
  { to: '/differences', label: 'differences', icon: IconArrowsDiff },
  { to: '/organization', label: 'organization', icon: IconSettings, permission: 'manage-organization' },
  { to: '/integrity', label: 'integrity', icon: IconShieldCheck, permission: 'read-log' },
  { to: '/audit', label: 'audit', icon: IconListSearch, permission: 'read-log' },
];

/** The page of the header that an address lies at or below; the strategy map of a scorecard is a strategy map. */
export function entryAt(pathname: string): NavigationEntry | undefined {
  const place = /^\/scorecards\/[^/]+\/map$/.test(pathname) ? '/map' : pathname;
  return NAVIGATION.find(({ to }) => place === to || (to !== '/' && place.startsWith(`${to}/`)));
}

/** Marks the link to the page one is on, or on a page below it. */
export function useHereProps() {
  const here = useLocation({ select: ({ pathname }) => entryAt(pathname) });
  return (entry: NavigationEntry) => ({
    activeOptions: { exact: true, includeSearch: false },
    ...(entry === here && ({ 'data-status': 'active', 'aria-current': 'page' } as const)),
  });
}

/** The entries that the person at the screen may open. */
export function useNavigation(): readonly NavigationEntry[] {
  const { permissions } = useSession();
  const held = new Set(permissions.filter((scope) => scope.unitIds.length > 0).map((scope) => scope.permission));
  return NAVIGATION.filter((entry) => entry.permission === undefined || held.has(entry.permission));
}
