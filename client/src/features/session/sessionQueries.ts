import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type {
  AcceptInvitationRequest,
  AskForPasswordResetRequest,
  DemoSignInRequest,
  ResetPasswordRequest,
  SetupRequest,
  SignInRequest,
  SignInWithCodeRequest,
} from '@/api/generated';
import { enter, remember, sessionKey } from '@/shared/session';
import { askForPasskey } from './passkeys';

export const demoQuery = () => queryOptions({ queryKey: ['demo'], queryFn: ({ signal }) => api.getDemo(signal) });

export const setupQuery = (token: string) =>
  queryOptions({
    queryKey: ['setup', token],
    queryFn: ({ signal }) => api.getSetup(token, signal),
    retry: false,
    gcTime: 0,
  });

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.getInvitation(token, signal),
    retry: false,
    gcTime: 0,
  });

export const useSignIn = () =>
  useMutation({
    mutationFn: async (request: SignInRequest) => remember(await api.signIn(request)),
    onSuccess: enter,
  });

export const useSignInWithCode = () =>
  useMutation({
    mutationFn: async (request: SignInWithCodeRequest) => remember(await api.signInWithCode(request)),
    onSuccess: enter,
  });

export const useSignInWithPasskey = () =>
  useMutation({
    mutationFn: async (_: undefined) => {
      const { options, state } = await api.beginPasskeySignIn();
      return remember(await api.signInWithPasskey({ credential: await askForPasskey(options), state }));
    },
    onSuccess: enter,
  });

export const useDemoSignIn = () =>
  useMutation({
    mutationFn: async (request: DemoSignInRequest) => remember(await api.demoSignIn(request)),
    onSuccess: enter,
  });

export const passwordResetQuery = (token: string) =>
  queryOptions({
    queryKey: ['password-reset', token],
    queryFn: ({ signal }) => api.getPasswordReset(token, signal),
    retry: false,
    gcTime: 0,
  });

export const useAskForPasswordReset = () =>
  useMutation({ mutationFn: (request: AskForPasswordResetRequest) => api.askForPasswordReset(request) });

export const useResetPassword = (token: string) =>
  useMutation({ mutationFn: (request: ResetPasswordRequest) => api.resetPassword(token, request) });

export function useCompleteSetup() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (request: SetupRequest) => remember(await api.completeSetup(request)),
    onSuccess: (session) => queryClient.setQueryData(sessionKey, session),
  });
}

export function useAcceptInvitation(token: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (request: AcceptInvitationRequest) => remember(await api.acceptInvitation(token, request)),
    onSuccess: (session) => queryClient.setQueryData(sessionKey, session),
  });
}
