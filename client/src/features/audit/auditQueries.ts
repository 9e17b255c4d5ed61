import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { apiUrl } from '@/api/address';
import { api } from '@/api/client';
import type { AccessAct } from '@/api/generated';

/** What the log is asked for. Moments are instants. */
export interface EventSearch {
  from?: string;
  to?: string;
  actorId?: string;
  kind?: string;
  type?: string;
  subjectId?: string;
  unitId?: string;
  correlationId?: string;
  text?: string;
}

export interface AccessSearch {
  from?: string;
  to?: string;
  personId?: string;
  act?: AccessAct;
}

/** So many entries are asked for at once. */
export const PAGE = 50;

export const auditEventsQuery = (search: EventSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit-events', search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.listAuditEvents(
        search.from,
        search.to,
        search.actorId,
        search.kind,
        search.type,
        search.subjectId,
        search.unitId,
        search.correlationId,
        search.text,
        pageParam,
        PAGE,
        signal,
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const accessQuery = (search: AccessSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit-access', search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.listAccesses(search.from, search.to, search.personId, search.act, pageParam, PAGE, signal),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The address of a file that the API writes, with the filters of the page. */
export function fileAddress(file: 'events.csv' | 'events.jsonl' | 'access.csv', search: EventSearch | AccessSearch) {
  const stated = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(stated).toString();
  return apiUrl(`/api/v1/audit/${file}${query && `?${query}`}`);
}
