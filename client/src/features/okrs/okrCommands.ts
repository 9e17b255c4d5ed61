import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type {
  DraftOkrObjectiveRequest,
  KeyResultContent,
  ObjectiveParent,
  PlanCycleRequest,
  ReviseOkrObjectiveRequest,
} from '@/api/generated';
import { okrsKey } from '@/shared/lists';

/** What an objective says of itself. */
export type ObjectiveContent = Omit<ReviseOkrObjectiveRequest, 'expectedVersion' | 'reason'>;

/** Runs a change and has everything about objectives read again. */
export function useOkrCommand<Request, Answer>(send: (request: Request) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    // Settled, not succeeded: after a conflict the fresh version is just what the user needs.
    onSettled: () => queryClient.invalidateQueries({ queryKey: okrsKey }),
  });
}

interface Versioned {
  id: string;
  version: number;
}

export const usePlanCycle = () =>
  useOkrCommand(({ id, ...request }: PlanCycleRequest & { id: string }) => api.planCycle(id, request));

/** The steps and changes of one cycle, each on the version that is shown. */
export function useCycleCommands({ id, version: expectedVersion }: Versioned) {
  return {
    start: useOkrCommand((_: undefined) => api.startCycle(id, { expectedVersion })),
    beginClosing: useOkrCommand((_: undefined) => api.beginCycleClosing(id, { expectedVersion })),
    close: useOkrCommand(({ acceptedOpen, reason }: { acceptedOpen: number; reason: string | null }) =>
      api.closeCycle(id, { acceptedOpen, reason, expectedVersion }),
    ),
    reopen: useOkrCommand((reason: string) => api.reopenCycle(id, { reason, expectedVersion })),
    revise: useOkrCommand((request: Omit<PlanCycleRequest, 'kind'> & { reason: string | null }) =>
      api.reviseCycle(id, { ...request, expectedVersion }),
    ),
  };
}

export const useDraftObjective = () =>
  useOkrCommand(({ id, ...request }: DraftOkrObjectiveRequest & { id: string }) => api.draftObjective(id, request));

/** The changes of one objective, each on the version that is shown. */
export function useObjectiveCommands({ id, version: expectedVersion }: Versioned) {
  return {
    revise: useOkrCommand(({ content, version }: { content: ObjectiveContent; version: number }) =>
      api.reviseOkrObjective(id, { ...content, expectedVersion: version }),
    ),
    align: useOkrCommand((parents: ObjectiveParent[]) => api.alignObjective(id, { parents, expectedVersion })),
    agree: useOkrCommand((_: undefined) => api.agreeObjective(id, { expectedVersion })),
    returnToDraft: useOkrCommand((reason: string) => api.returnObjective(id, { reason, expectedVersion })),
    archive: useOkrCommand((reason: string | null) => api.archiveObjective(id, { reason, expectedVersion })),
    restore: useOkrCommand((version: number) => api.restoreObjective(id, { expectedVersion: version })),
    order: useOkrCommand((keyResultIds: string[]) => api.orderKeyResults(id, { keyResultIds, expectedVersion })),
  };
}

/** The changes of the key results of one objective. */
export function useKeyResultCommands({ id, version: expectedVersion }: Versioned) {
  return {
    add: useOkrCommand(
      ({ keyResultId, content, version }: { keyResultId: string; content: KeyResultContent; version: number }) =>
        api.addKeyResult(id, keyResultId, { content, expectedVersion: version }),
    ),
    revise: useOkrCommand(
      (request: { keyResultId: string; content: KeyResultContent; version: number; reason: string | null }) =>
        api.reviseKeyResult(id, request.keyResultId, {
          content: request.content,
          reason: request.reason,
          expectedVersion: request.version,
        }),
    ),
    archive: useOkrCommand((keyResultId: string) =>
      api.archiveKeyResult(id, keyResultId, { reason: null, expectedVersion }),
    ),
    restore: useOkrCommand(({ keyResultId, version }: { keyResultId: string; version: number }) =>
      api.restoreKeyResult(id, keyResultId, { expectedVersion: version }),
    ),
  };
}
