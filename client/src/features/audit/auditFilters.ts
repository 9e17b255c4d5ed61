import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AccessAct } from '@/api/generated';
import { useChosenUnit } from '@/shared/units';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { instantIn } from '@/ui/zonedTime';
import type { AccessSearch, EventSearch } from './auditQueries';

/** The filters of the page as they stand in the URL; days are days of the organization, both included. */
const KEYS = ['from', 'to', 'who', 'kind', 'type', 'subject', 'request', 'q', 'act'] as const;
export type FilterKey = (typeof KEYS)[number];
export type Filters = Partial<Record<FilterKey, string>>;

export const ACTS: readonly AccessAct[] = [
  'signed-in',
  'sign-in-refused',
  'sign-in-locked-out',
  'signed-out',
  'password-changed',
  'invitation-made',
  'invitation-accepted',
  'password-reset-asked',
  'password-reset-made',
  'password-reset',
  'address-changed',
  'sessions-ended',
  'second-factor-added',
  'second-factor-removed',
  'second-factor-reset',
  'recovery-codes-made',
  'passkey-added',
  'passkey-removed',
  'api-key-made',
  'api-key-used',
  'api-key-revoked',
  'exported',
  'read',
];

export function useFilters(): [Filters, (change: Partial<Record<FilterKey, string | null>>) => void] {
  const search = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const filters = Object.fromEntries(KEYS.flatMap((key) => (search[key] ? [[key, search[key]]] : [])));
  const change = (next: Partial<Record<FilterKey, string | null>>) =>
    void navigate({
      to: '.',
      search: (previous: object) => ({
        ...previous,
        ...Object.fromEntries(Object.entries(next).map(([key, value]) => [key, value || undefined])),
      }),
      replace: true,
    });
  return [filters, change];
}

/** Takes away every filter that stands in the URL, the header's unit excepted. */
export const NO_FILTERS = Object.fromEntries(KEYS.map((key) => [key, null])) as Record<FilterKey, null>;

/** The instants at which the first day begins and the last one ends. */
export function range({ from, to }: Filters, timeZone: string): { from?: string; to?: string } {
  return { from: startOf(from, timeZone), to: startOf(to && dayAfter(to), timeZone) };
}

const isDay = (day: string | undefined): day is string => day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day);

const startOf = (day: string | undefined, timeZone: string) =>
  (isDay(day) && instantIn(`${day}T00:00`, timeZone)) || undefined;

function dayAfter(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Date(at + 86_400_000).toISOString().slice(0, 10);
}

export function useEventSearch(): EventSearch {
  const [filters] = useFilters();
  const [unit] = useChosenUnit();
  const { timeZone } = useLocaleSettings();
  return {
    ...range(filters, timeZone),
    actorId: filters.who,
    kind: filters.kind,
    type: filters.type,
    subjectId: filters.subject,
    unitId: unit?.id,
    correlationId: filters.request,
    text: filters.q,
  };
}

export function useAccessSearch(): AccessSearch {
  const [filters] = useFilters();
  const { timeZone } = useLocaleSettings();
  return {
    ...range(filters, timeZone),
    personId: filters.who,
    act: ACTS.find((act) => act === filters.act),
  };
}
