// The names of the contract until the generated client has them; replaced by '@/api/generated' then.
import type { HomeView, PersonRef } from '@/api/generated';

export interface OwedCheckIn {
  kind: 'check-in' | 'check-in-escalated' | 'objective-to-close' | 'mention';
  objectiveId: string;
  objectiveTitle: string;
  keyResult: { id: string; title: string; canCheckIn: boolean; owner: PersonRef | null } | null;
  dueOn: string | null;
  daysLate: number;
  commentId: string | null;
  text: string | null;
  by: PersonRef | null;
}
export type HomeWithOkrs = HomeView & { owedOkrs?: OwedCheckIn[] };
