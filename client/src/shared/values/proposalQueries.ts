import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { CorrectionView } from '@/api/generated';
import { refreshAfterValues, valuesKey } from './valueQueries';

/** Corrections of one KPI that wait for an approval, and one's own that were rejected. */
export const correctionsQuery = (kpiId: string, knownAt: string | undefined) =>
  queryOptions({
    queryKey: ['corrections', kpiId, knownAt],
    queryFn: ({ signal }) => api.listCorrections(kpiId, knownAt, signal),
  });

/** What it would do to the scores as they are now. */
export const proposalEffectsQuery = (id: string) =>
  queryOptions({
    queryKey: ['correction-preview', id],
    queryFn: ({ signal }) => api.previewProposal(id, signal),
    gcTime: 0,
    retry: false,
  });

type Target = Pick<CorrectionView, 'id' | 'version'>;

export const approve = ({ id, version }: Target) => api.approveCorrection(id, { expectedVersion: version });

export const reject = ({ id, version }: Target, reason: string) =>
  api.rejectCorrection(id, { reason, expectedVersion: version });

export const withdraw = ({ id, version }: Target) => api.withdrawCorrection(id, { expectedVersion: version });

export const seeRejection = ({ id, version }: Target) => api.seeRejection(id, { expectedVersion: version });

/** After a decision: the marks in the grids, and whatever shows scores. */
export const refreshAfterProposals = (queryClient: QueryClient) =>
  Promise.all([refreshAfterValues(queryClient), queryClient.invalidateQueries({ queryKey: valuesKey })]);
