import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { CheckWritingRequest } from '@/api/generated';
import { okrsKey } from '@/shared/lists';
import type { OkrMoment } from './okrAsOf';

export const cyclesQuery = ({ date, knownAt }: OkrMoment) =>
  queryOptions({
    queryKey: [...okrsKey, 'cycles', { date, knownAt }],
    queryFn: ({ signal }) => api.listCycles(date, knownAt, signal),
  });

export { type ObjectivesAsked, objectivesQuery } from '@/shared/objectives';

export const objectiveQuery = (id: string, { date, knownAt }: OkrMoment) =>
  queryOptions({
    queryKey: [...okrsKey, 'one', id, { date, knownAt }],
    queryFn: ({ signal }) => api.getObjective(id, date, knownAt, signal),
  });

/** Advice on an objective that is still being written. */
export const writingQuery = (request: CheckWritingRequest) =>
  queryOptions({
    queryKey: ['okr-writing', request],
    queryFn: ({ signal }) => api.checkWriting(request, signal),
    placeholderData: (before) => before,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });

export const commentsQuery = (objectiveId: string, { date, knownAt }: OkrMoment) =>
  queryOptions({
    queryKey: [...okrsKey, 'comments', objectiveId, { date, knownAt }],
    queryFn: ({ signal }) => api.listObjectiveComments(objectiveId, date, knownAt, signal),
  });
