import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { apiUrl } from '@/api/address';
import { api } from '@/api/client';
import type {
  AddPersonRequest,
  DefineUnitRequest,
  ErasePersonRequest,
  GrantView,
  OrganizationRequest,
  ReviseUnitRequest,
} from '@/api/generated';
import { sessionKey } from '@/shared/session';
import { peopleKey, unitsKey } from '@/shared/units';

const organizationKey = ['organization'] as const;

export const organizationQuery = () =>
  queryOptions({ queryKey: organizationKey, queryFn: ({ signal }) => api.getOrganization(signal) });

/** Settings count in every figure, so everything that was read becomes stale. */
export function useReviseOrganization() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (request: OrganizationRequest) => api.reviseOrganization(request),
    onSuccess: () => queryClient.invalidateQueries(),
  });
}

/** A command on units; afterwards the tree and what one may do in it are read again. */
function useUnitCommand<Request, Answer>(command: (request: Request) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: command,
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: unitsKey }),
        queryClient.invalidateQueries({ queryKey: sessionKey }),
      ]),
  });
}

export const useDefineUnit = () =>
  useUnitCommand(({ id, request }: { id: string; request: DefineUnitRequest }) => api.defineUnit(id, request));

export const useReviseUnit = () =>
  useUnitCommand(({ id, request }: { id: string; request: ReviseUnitRequest }) => api.reviseUnit(id, request));

interface Versioned {
  id: string;
  expectedVersion: number;
}

export const useCloseUnit = () =>
  useUnitCommand(({ id, ...request }: Versioned & { reason: string }) => api.closeUnit(id, request));

export const useReopenUnit = () => useUnitCommand(({ id, ...request }: Versioned) => api.reopenUnit(id, request));

/** A command on a person; afterwards the list is read again, and one's own rights with it. */
function usePersonCommand<Request, Answer>(command: (request: Request) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: command,
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: peopleKey }),
        queryClient.invalidateQueries({ queryKey: sessionKey }),
      ]),
  });
}

export const useAddPerson = () =>
  usePersonCommand(({ id, request }: { id: string; request: AddPersonRequest }) => api.addPerson(id, request));

export const useRevisePerson = () =>
  usePersonCommand(({ id, ...request }: Versioned & AddPersonRequest) => api.revisePerson(id, request));

export const useGrantRole = () =>
  usePersonCommand(({ id, ...request }: Versioned & GrantView) => api.grantRole(id, request));

export const useRevokeRole = () =>
  usePersonCommand(({ id, ...request }: Versioned & GrantView) => api.revokeRole(id, request));

export const useDeactivatePerson = () =>
  usePersonCommand(({ id, ...request }: Versioned) => api.deactivatePerson(id, request));

export const useReactivatePerson = () =>
  usePersonCommand(({ id, ...request }: Versioned) => api.reactivatePerson(id, request));

interface LinkRequest {
  id: string;
  /** Sent to the person instead of being shown. */
  mail: boolean;
}

export const useInvitePerson = () =>
  useMutation({ mutationFn: ({ id, mail }: LinkRequest) => api.invitePerson(id, mail) });

export const useMakePasswordReset = () =>
  useMutation({ mutationFn: ({ id, mail }: LinkRequest) => api.makePasswordReset(id, mail) });

export const useResetSecondFactor = () => usePersonCommand((id: string) => api.resetSecondFactor(id));

export const useEndPersonSessions = () => useMutation({ mutationFn: (id: string) => api.endPersonSessions(id) });

export const useErasePerson = () =>
  usePersonCommand(({ id, ...request }: Versioned & Omit<ErasePersonRequest, 'expectedVersion'>) =>
    api.erasePerson(id, request),
  );

/** Where the browser gets all that is known of a person. */
export const personalDataAddress = (id: string) => apiUrl(`/api/v1/people/${id}/personal-data.json`);
