// The names of the contract until the generated client has them; replaced by '@/api/generated' then.
// The part of check-ins: what the client needs of getKeyResultHistory, listOwedCheckIns, checkIn, corrections, withdrawals.

import type { CheckInView, KeyResultView, ObjectiveReading } from '@/api/generated';
import { ApiException, type AsOf, type CommandAccepted, type PersonRef } from '@/api/generated';

export interface CheckInRequest {
  expectedVersion: number;
  value?: number | null;
  milestonesDone?: string[] | null;
  confidence?: number | null;
  note?: string | null;
  blocker?: string | null;
  blockerOwnerId?: string | null;
  nextSteps?: string | null;
}
export interface CheckInAccepted {
  version: number;
  keyResult: KeyResultView;
  objective: ObjectiveReading;
}
/** What a check-in said before it was corrected, oldest first. */
export interface EarlierCheckIn {
  progress: number | null;
  value: number | null;
  milestonesDone: string[];
  confidence: number | null;
  note: string | null;
  blocker: string | null;
  blockerOwner: PersonRef | null;
  nextSteps: string | null;
  /** Why it was changed afterwards, by whom and when. */
  reason: string;
  correctedBy: PersonRef | null;
  correctedAt: string;
}
export interface CheckInEntry extends CheckInView {
  recordedAt: string;
  /** Progress, unclamped, with the start and target that held then. */
  progress: number | null;
  earlier: EarlierCheckIn[];
  withdrawn: boolean;
  canCorrect: boolean;
  canWithdraw: boolean;
}
export interface ProgressPoint {
  elapsed: number;
  date: string;
  progress: number | null;
  value: number | null;
  confidence: number | null;
}
export interface KeyResultHistory {
  asOf: AsOf;
  objectiveId: string;
  objectiveTitle: string;
  cycle: { id: string; name: string; firstDay: string; lastDay: string };
  /** As it stands, so that the check-in panel opens with this one answer. */
  keyResult: KeyResultView;
  checkIns: CheckInEntry[];
  points: ProgressPoint[];
  elapsed: { date: string; share: number }[];
}
export type OwedOkrKind = 'check-in' | 'check-in-escalated' | 'objective-to-close' | 'mention';
export interface OwedCheckIn {
  kind: OwedOkrKind;
  objectiveId: string;
  objectiveTitle: string;
  keyResult: KeyResultView | null;
  dueOn: string | null;
  /** Days past the due day; 0 or less when it is not late. */
  daysLate: number;
  escalatedTo: PersonRef[];
  commentId: string | null;
  text: string | null;
  by: PersonRef | null;
}

interface Calls {
  getKeyResultHistory(id: string, date?: string, knownAt?: string, signal?: AbortSignal): Promise<KeyResultHistory>;
  listOwedCheckIns(date?: string, knownAt?: string, signal?: AbortSignal): Promise<OwedCheckIn[]>;
  checkIn(id: string, checkInId: string, request: CheckInRequest): Promise<CheckInAccepted>;
  correctCheckIn(id: string, checkInId: string, request: CheckInRequest & { reason: string }): Promise<CheckInAccepted>;
  withdrawCheckIn(id: string, checkInId: string, request: { expectedVersion: number }): Promise<CommandAccepted>;
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const url = `${window.location.origin}/api/v1/${path}`;
  const json = { 'Content-Type': 'application/json' };
  const response = await fetch(url, {
    method,
    headers: json,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new ApiException('failed', response.status, text, {}, text === '' ? null : JSON.parse(text));
  return JSON.parse(text) as T;
}

export const checkInApi: Calls = {
  getKeyResultHistory: (id) => call('GET', `key-results/${id}/history`),
  listOwedCheckIns: () => call('GET', 'check-ins/owed'),
  checkIn: (id, checkInId, request) => call('PUT', `key-results/${id}/check-ins/${checkInId}`, request),
  correctCheckIn: (id, checkInId, request) =>
    call('POST', `key-results/${id}/check-ins/${checkInId}/corrections`, request),
  withdrawCheckIn: (id, checkInId, request) =>
    call('POST', `key-results/${id}/check-ins/${checkInId}/withdrawals`, request),
};
