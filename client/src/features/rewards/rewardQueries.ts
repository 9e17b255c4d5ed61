import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { apiUrl } from '@/api/address';
import { api } from '@/api/client';
import type {
  AnswerDisputeRequest,
  ComputeRewardRunRequest,
  DecideDisputeRequest,
  DraftRewardPlanRequest,
  EnrolUnitRequest,
  EstimateRewardRequest,
  ImportParticipantsRequest,
  ModifyParticipantRequest,
  OpenDisputeRequest,
  ParticipantImportPreview,
  ReviseRewardPlanRequest,
  RewardGrant,
  SetParticipationRequest,
  SimulateRewardPlanRequest,
} from '@/api/generated';
import { upload } from '@/api/upload';
import type { AsOf } from '@/shared/asOf';

/** Every query about pay starts with this: a plan, its runs, their statements and disputes hang together. */
export const rewardsKey = ['rewards'] as const;

type Moment = Pick<AsOf, 'date' | 'knownAt'>;

const at = ({ date, knownAt }: Moment) => ({ date, knownAt });

export const myStatementsQuery = (moment: Moment) =>
  queryOptions({
    queryKey: [...rewardsKey, 'statements', at(moment)],
    queryFn: ({ signal }) => api.listRewardStatements(moment.date, moment.knownAt, undefined, signal),
  });

export const statementQuery = (runId: string, personId: string, { knownAt }: Moment) =>
  queryOptions({
    queryKey: [...rewardsKey, 'statement', runId, personId, { knownAt }],
    queryFn: ({ signal }) => api.getRewardStatement(runId, personId, undefined, knownAt, undefined, signal),
  });

export const disputesQuery = (moment: Moment, runId?: string) =>
  queryOptions({
    queryKey: [...rewardsKey, 'disputes', runId, at(moment)],
    queryFn: ({ signal }) => api.listDisputes(runId, moment.date, moment.knownAt, undefined, signal),
  });

export const plansQuery = (moment: Moment) =>
  queryOptions({
    queryKey: [...rewardsKey, 'plans', at(moment)],
    queryFn: ({ signal }) => api.listRewardPlans(moment.date, moment.knownAt, undefined, signal),
  });

export const planQuery = (planId: string, moment: Moment) =>
  queryOptions({
    queryKey: [...rewardsKey, 'plan', planId, at(moment)],
    queryFn: ({ signal }) => api.getRewardPlan(planId, moment.date, moment.knownAt, undefined, signal),
  });

export const participantsQuery = (planId: string, moment: Moment) =>
  queryOptions({
    queryKey: [...rewardsKey, 'participants', planId, at(moment)],
    queryFn: ({ signal }) => api.listParticipants(planId, moment.date, moment.knownAt, undefined, signal),
  });

/** Without a date those of all periods. */
export const runsQuery = ({ date, knownAt }: Partial<Moment>, planId?: string) =>
  queryOptions({
    queryKey: [...rewardsKey, 'runs', planId, { date, knownAt }],
    queryFn: ({ signal }) => api.listRewardRuns(planId, date, knownAt, undefined, signal),
  });

export const runQuery = (runId: string, { knownAt }: Moment) =>
  queryOptions({
    queryKey: [...rewardsKey, 'run', runId, { knownAt }],
    queryFn: ({ signal }) => api.getRewardRun(runId, undefined, knownAt, undefined, signal),
  });

/** Plans whose leaderboard the reader may see today, whatever time is looked at. */
export const leaderboardsQuery = queryOptions({
  queryKey: [...rewardsKey, 'leaderboards'],
  queryFn: ({ signal }) => api.listLeaderboards(signal),
});

export const leaderboardQuery = (planId: string, moment: Moment) =>
  queryOptions({
    queryKey: [...rewardsKey, 'leaderboard', planId, at(moment)],
    queryFn: ({ signal }) => api.getLeaderboard(planId, moment.date, moment.knownAt, undefined, signal),
  });

const GRANTS = 100;

/** What frozen and paid runs gave besides money, of the plans whose pay the reader may see, page by page. */
export const grantsQuery = (moment: Moment) =>
  infiniteQueryOptions({
    queryKey: [...rewardsKey, 'grants', at(moment)],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => readGrants(moment, pageParam, GRANTS, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  });

const readGrants = (moment: Moment, after: string | undefined, limit: number, signal?: AbortSignal) =>
  api.listGrants(undefined, after, limit, moment.date, moment.knownAt, undefined, signal);

/** All of them, for a file. */
export async function allGrants(moment: Moment): Promise<RewardGrant[]> {
  const grants: RewardGrant[] = [];
  let after: string | undefined;
  do {
    const page = await readGrants(moment, after, 500);
    grants.push(...page.grants);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return grants;
}

/** The objectives whose score could pay. */
export const objectivesQuery = ({ date, knownAt }: Moment) =>
  queryOptions({
    queryKey: [...rewardsKey, 'objectives', { date, knownAt }],
    queryFn: async ({ signal }) =>
      (await api.listObjectives(undefined, undefined, undefined, undefined, undefined, date, knownAt, signal))
        .objectives,
  });

/** Where the browser fetches the payroll file from. */
export const payrollAddress = (runId: string) => apiUrl(`/api/v1/reward-runs/${runId}/payroll.csv`);

/** A write about pay. Whatever it answers, what was known before may be out of date. */
function useWrite<Request, Answer>(mutationFn: (request: Request) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => queryClient.invalidateQueries({ queryKey: rewardsKey }) });
}

export const useEstimate = () =>
  useMutation({ mutationFn: (request: EstimateRewardRequest) => api.estimateReward(request) });

export const useSimulate = (planId: string) =>
  useMutation({ mutationFn: (request: SimulateRewardPlanRequest) => api.simulateRewardPlan(planId, request) });

export const useReproduce = (runId: string) => useMutation({ mutationFn: () => api.reproduceRewardRun(runId) });

export const useOpenDispute = () =>
  useWrite(({ id, ...request }: OpenDisputeRequest & { id: string }) => api.openDispute(id, request));

export const useDisputeCommands = (id: string) => ({
  answer: useWrite((request: AnswerDisputeRequest) => api.answerDispute(id, request)),
  accept: useWrite((request: DecideDisputeRequest) => api.acceptDispute(id, request)),
  reject: useWrite((request: DecideDisputeRequest) => api.rejectDispute(id, request)),
  withdraw: useWrite((expectedVersion: number) => api.withdrawDispute(id, { expectedVersion })),
});

export const useComputeRun = () =>
  useWrite(({ id, ...request }: ComputeRewardRunRequest & { id: string }) => api.computeRewardRun(id, request));

export type RunStep = 'review' | 'approve' | 'freeze';

export const useStepRun = (runId: string) =>
  useWrite(({ step, expectedVersion }: { step: RunStep; expectedVersion: number }) =>
    step === 'review'
      ? api.reviewRewardRun(runId, { expectedVersion })
      : step === 'approve'
        ? api.approveRewardRun(runId, { expectedVersion })
        : api.freezeRewardRun(runId, { expectedVersion }),
  );

export const usePayRun = (runId: string) =>
  useWrite((request: { controlTotal: number; expectedVersion: number }) => api.payRewardRun(runId, request));

export const useDiscardRun = (runId: string) =>
  useWrite((request: { reason: string; expectedVersion: number }) => api.discardRewardRun(runId, request));

export const useDraftPlan = () =>
  useWrite(({ id, ...request }: DraftRewardPlanRequest & { id: string }) => api.draftRewardPlan(id, request));

export const useRevisePlan = (planId: string) =>
  useWrite((request: ReviseRewardPlanRequest) => api.reviseRewardPlan(planId, request));

export const usePublishPlan = (planId: string) =>
  useWrite((request: { from: string; expectedVersion: number }) => api.publishRewardPlan(planId, request));

export const useArchivePlan = (planId: string) =>
  useWrite(({ archived, expectedVersion }: { archived: boolean; expectedVersion: number }) =>
    archived ? api.archiveRewardPlan(planId, { expectedVersion }) : api.restoreRewardPlan(planId, { expectedVersion }),
  );

export const useSetParticipation = (planId: string) =>
  useWrite(({ personId, ...request }: SetParticipationRequest & { personId: string }) =>
    api.setParticipation(planId, personId, request),
  );

export const useEnrolUnit = (planId: string) => useWrite((request: EnrolUnitRequest) => api.enrolUnit(planId, request));

export const useModifyParticipant = (planId: string) =>
  useWrite(({ personId, ...request }: ModifyParticipantRequest & { personId: string }) =>
    api.modifyParticipant(planId, personId, request),
  );

/** What a list of participants would do. Writes nothing. */
export const usePreviewImport = (planId: string) =>
  useMutation({
    mutationFn: (list: Blob) =>
      upload<ParticipantImportPreview>(`/api/v1/reward-plans/${planId}/participant-import-previews`, list),
  });

export const useImportParticipants = (planId: string) =>
  useWrite((request: ImportParticipantsRequest) => api.importParticipants(planId, request));
