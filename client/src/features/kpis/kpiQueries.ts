import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type {
  CheckCalculationRequest,
  DefineKpiRequest,
  ProposeTargetsRequest,
  ReplaceKpiRequest,
  RetireKpiRequest,
  ReviseKpiRequest,
  SetTargetsRequest,
  SmartCheckRequest,
} from '@/api/generated';
import type { ComparedMoment } from '@/shared/comparedMoment';
import { kpiQuery } from '@/shared/kpiQuery';
import { kpisKey } from '@/shared/lists';
import { refreshAfterValues, seriesKey, valuesKey } from '@/shared/values/valueQueries';

/** Where focus is lost, in the whole organization. */
export const focusQuery = ({ date, knownAt }: ComparedMoment) =>
  queryOptions({
    queryKey: [...kpisKey, 'focus', { date, knownAt }],
    queryFn: ({ signal }) => api.listFocusWarnings(date, knownAt, signal),
  });

/** The KPI as it is now, whatever the page shows. For forms, which write to the present. */
export const currentKpiQuery = (kpiId: string) => kpiQuery(kpiId, {});

export const kpiSeriesQuery = (kpiId: string, from: string, to: string, knownAt: string | undefined) =>
  queryOptions({
    queryKey: [...seriesKey(kpiId), { from, to, knownAt }],
    queryFn: ({ signal }) => api.getKpiSeries(kpiId, from, to, knownAt, signal),
  });

export const kpiBreakdownQuery = (kpiId: string, dimension: string | undefined, { date, knownAt }: ComparedMoment) =>
  queryOptions({
    queryKey: [...kpisKey, 'breakdown', kpiId, { dimension, date, knownAt }],
    queryFn: ({ signal }) => api.getKpiBreakdown(kpiId, dimension, date, knownAt, undefined, signal),
  });

export const kpiSegmentSeriesQuery = (
  kpiId: string,
  dimension: string,
  { from, to, knownAt }: { from: string; to: string; knownAt: string | undefined },
) =>
  queryOptions({
    queryKey: [...kpisKey, 'segment-series', kpiId, { dimension, from, to, knownAt }],
    queryFn: ({ signal }) => api.getKpiSegmentSeries(kpiId, dimension, from, to, knownAt, signal),
  });

export const kpiTimelineKey = (kpiId: string) => [...kpisKey, 'timeline', kpiId] as const;

/** The corrections of a KPI's values, the latest ones, with who made them and why. */
export const kpiCorrectionsQuery = (kpiId: string, knownAt: string | undefined) =>
  queryOptions({
    queryKey: [...kpiTimelineKey(kpiId), 'corrections', { knownAt }],
    queryFn: ({ signal }) => api.getKpiTimeline(kpiId, knownAt, 'correction', undefined, 500, signal),
  });

/** Advice on a definition that is still being written. */
export const smartCheckQuery = (request: SmartCheckRequest) =>
  queryOptions({
    queryKey: ['smart-check', request],
    queryFn: ({ signal }) => api.checkSmart(request, signal),
    placeholderData: (before) => before,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });

/** What is wrong with a formula that is being written, or what it would have computed. */
export const calculationCheckQuery = (request: CheckCalculationRequest) =>
  queryOptions({
    queryKey: [...kpisKey, 'calculation-check', request],
    queryFn: ({ signal }) => api.checkCalculation(request, signal),
    placeholderData: (before) => before,
    gcTime: 60_000,
    retry: false,
  });

/** Runs a command about KPIs and has everything read again that may show another figure now. */
function useKpiCommand<Request>(send: (request: Request) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    // Settled, not succeeded: after a conflict the fresh version is just what the user needs.
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: valuesKey });
      return refreshAfterValues(queryClient);
    },
  });
}

export const useDefineKpi = () =>
  useKpiCommand(({ id, ...request }: DefineKpiRequest & { id: string }) => api.defineKpi(id, request));

export const useReviseKpi = (id: string) => useKpiCommand((request: ReviseKpiRequest) => api.reviseKpi(id, request));

export const useActivateKpi = (id: string) =>
  useKpiCommand((expectedVersion: number) => api.activateKpi(id, { expectedVersion }));

export const useRetireKpi = (id: string) => useKpiCommand((request: RetireKpiRequest) => api.retireKpi(id, request));

export const useReinstateKpi = (id: string) =>
  useKpiCommand((expectedVersion: number) => api.reinstateKpi(id, { expectedVersion }));

export const useReplaceKpi = (id: string) => useKpiCommand((request: ReplaceKpiRequest) => api.replaceKpi(id, request));

export const useSetTargets = (id: string) => useKpiCommand((request: SetTargetsRequest) => api.setTargets(id, request));

/** Works targets out by a rule; writes nothing. */
export const useProposeTargets = () =>
  useMutation({ mutationFn: (request: ProposeTargetsRequest) => api.proposeTargets(request) });
