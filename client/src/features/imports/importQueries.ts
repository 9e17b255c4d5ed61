import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { apiUrl } from '@/api/address';
import { api } from '@/api/client';
import type {
  ChooseImportRowsRequest,
  ImportMapping,
  ImportReading,
  ImportStatus,
  ImportView,
  RowOutcome,
} from '@/api/generated';
import { upload } from '@/api/upload';

export const importsKey = ['imports'] as const;
const listKey = [...importsKey, 'list'] as const;
const importKey = (id: string) => [...importsKey, id] as const;
const rowsKey = (id: string) => [...importKey(id), 'rows'] as const;
const unknownKey = (id: string) => [...importKey(id), 'unknown'] as const;

const PAGE = 200;
/** How often one asks a running job how far it is, in milliseconds. */
const ASK_EVERY = 500;

export const isRunning = (status: ImportStatus): boolean => status === 'previewing' || status === 'confirming';

/** The imports that are not finished, and those that are. */
export const importsQuery = () =>
  queryOptions({ queryKey: listKey, queryFn: ({ signal }) => api.listImports(signal), staleTime: 0 });

/** One import; asked for again and again while the server works on it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: importKey(id),
    queryFn: ({ signal }) => api.getImport(id, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.status) ? ASK_EVERY : false),
  });

export interface RowFilter {
  outcome: RowOutcome | '';
  reason: string;
  search: string;
}

/** The rows of the preview that the filter leaves, page by page. */
export const importRowsQuery = (id: string, { outcome, reason, search }: RowFilter) =>
  infiniteQueryOptions({
    queryKey: [...rowsKey(id), { outcome, reason, search }],
    queryFn: ({ pageParam, signal }) =>
      api.listImportRows(id, outcome || undefined, reason || undefined, search || undefined, pageParam, PAGE, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The labels of the file that are no KPI's, with KPIs that are called something like it. */
export const unknownKpisQuery = (id: string) =>
  queryOptions({
    queryKey: unknownKey(id),
    queryFn: ({ signal }) => api.listUnknownKpis(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Where the browser gets the preview as CSV, of one outcome or of all. */
export const previewCsvUrl = (id: string, outcome: RowOutcome | '') =>
  apiUrl(`/api/v1/imports/${id}/preview.csv${outcome && `?outcome=${outcome}`}`);

interface Upload {
  file: File;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

export const useUploadImport = () => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ file, ...options }: Upload) =>
      upload<ImportView>(`/api/v1/imports?fileName=${encodeURIComponent(file.name)}`, file, options),
    onSuccess: (view) => queryClient.setQueryData(importKey(view.id), view),
  });
};

/** A command on one import: its answer is what the import is from then on. */
function useImportCommand<T>(id: string, send: (request: T) => Promise<ImportView>, { rowsStay = false } = {}) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (view) => {
      await queryClient.cancelQueries({ queryKey: importKey(id), exact: true });
      queryClient.setQueryData(importKey(id), view);
      if (rowsStay) await queryClient.invalidateQueries({ queryKey: rowsKey(id) });
      else queryClient.removeQueries({ queryKey: rowsKey(id) });
      if (!rowsStay) queryClient.removeQueries({ queryKey: unknownKey(id) });
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: importKey(id), exact: true }),
  });
}

export const useSetReading = (id: string) =>
  useImportCommand(id, (reading: ImportReading) => api.setImportReading(id, reading));

export const usePreview = (id: string) =>
  useImportCommand(id, (mapping: ImportMapping) => api.previewImport(id, mapping));

export const useChooseRows = (id: string) =>
  useImportCommand(id, (request: ChooseImportRowsRequest) => api.chooseImportRows(id, request), { rowsStay: true });

export const useConfirm = (id: string) =>
  useImportCommand(id, (reason: string | null) => api.confirmImport(id, { reason }));

export const useCancelJob = (id: string) => useImportCommand(id, () => api.cancelImportJob(id));

export const useDiscard = () => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.discardImport(id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: listKey }),
  });
};

/** Figures anywhere may have changed: whatever is kept of them is asked for again. */
export function useRefreshFigures() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}
