// The names of the contract until the generated client has them; replaced by '@/api/generated' then.
import { api } from '@/api/client';
import type { AsOf, CommandAccepted, Explanation, PersonRef } from '@/api/generated';

export type CycleKind = 'quarter' | 'year' | 'custom';
export type CycleStatus = 'planning' | 'active' | 'closing' | 'closed';
export type CycleStep = 'start' | 'begin-closing' | 'close';
export type ScoreBand = 'red' | 'amber' | 'green';
export interface CheckInRhythm {
  everyDays: number;
  graceDays: number;
}
export interface CycleView {
  id: string;
  version: number;
  name: string;
  kind: CycleKind;
  firstDay: string;
  lastDay: string;
  rhythm: CheckInRhythm;
  status: CycleStatus;
  elapsed: number;
  objectives: number;
  openObjectives: number;
  canManage: boolean;
  nextStep: CycleStep | null;
}
export interface CycleList {
  asOf: AsOf;
  cycles: CycleView[];
  canManage: boolean;
}
export type Ambition = 'committed' | 'aspirational';
export type ObjectiveStage = 'draft' | 'agreed' | 'closed';
export type OkrStatus = 'closed' | 'outdated' | 'on-track' | 'at-risk' | 'off-track' | 'pending';
export type MeasureKind = 'metric' | 'milestones' | 'zones' | 'kpi';
export type KpiReach = 'latest' | 'over-cycle';
export type ParentKind = 'objective' | 'strategic-objective' | 'key-result';
export interface Milestone {
  id: string;
  name: string;
  weight: number;
}
export interface ZoneTexts {
  commit: string;
  target: string;
  stretch: string;
}
export interface Measure {
  kind: MeasureKind;
  unitSymbol: string | null;
  decimals: number;
  start: number | null;
  target: number | null;
  milestones: Milestone[];
  zones: ZoneTexts | null;
  kpiId: string | null;
  reach: KpiReach;
}
export interface KeyResultReading {
  current: number | null;
  progress: number | null;
  clamped: number | null;
  belowStart: boolean;
  confidence: number | null;
  lastCheckInOn: string | null;
  dueOn: string | null;
  status: OkrStatus;
  explanation: Explanation;
}
export interface CheckInView {
  id: string;
  date: string;
  by: PersonRef | null;
  value: number | null;
  milestonesDone: string[];
  confidence: number | null;
  note: string | null;
  blocker: string | null;
  blockerOwner: PersonRef | null;
  nextSteps: string | null;
  corrected: boolean;
}
export interface KeyResultView {
  id: string;
  title: string;
  description: string | null;
  measure: Measure;
  weight: number;
  owner: PersonRef | null;
  archived: boolean;
  reading: KeyResultReading;
  latest: CheckInView | null;
  progressVersion: number;
  kpi: { id: string; code: string; name: string } | null;
  kpiHidden: boolean;
  score: number | null;
  canCheckIn: boolean;
}
export interface ObjectiveReading {
  progress: number | null;
  confidence: number | null;
  pace: number | null;
  score: number | null;
  band: ScoreBand | null;
  status: OkrStatus;
  explanation: Explanation;
}
export interface ParentRef {
  kind: ParentKind;
  id: string | null;
  withinId: string | null;
  title: string | null;
  hidden: boolean;
}
export interface OkrObjectiveItem {
  id: string;
  version: number;
  cycleId: string;
  title: string;
  ambition: Ambition;
  unitId: string;
  unitName: string;
  owner: PersonRef | null;
  private: boolean;
  stage: ObjectiveStage;
  archived: boolean;
  weight: number;
  reading: ObjectiveReading;
  keyResults: KeyResultView[];
  parents: ParentRef[];
  childCount: number;
  rights: ObjectiveRights;
}
export interface ObjectiveRights {
  canEdit: boolean;
  canAgree: boolean;
  canArchive: boolean;
  canClose: boolean;
}
export interface OkrObjectiveList {
  asOf: AsOf;
  cycle: CycleView | null;
  objectives: OkrObjectiveItem[];
}
export interface OkrObjectiveDetail extends OkrObjectiveItem {
  description: string | null;
  children: { id: string; title: string; unitName: string }[];
  hints: { code: string; keyResultId: string | null }[];
  cycle: CycleView;
}

interface Reads {
  listCycles(date?: string, knownAt?: string, signal?: AbortSignal): Promise<CycleList>;
  listObjectives(
    cycleId?: string,
    unitId?: string,
    ownerId?: string,
    mine?: boolean,
    archived?: boolean,
    date?: string,
    knownAt?: string,
    signal?: AbortSignal,
  ): Promise<OkrObjectiveList>;
  getObjective(id: string, date?: string, knownAt?: string, signal?: AbortSignal): Promise<OkrObjectiveDetail>;
  planCycle(id: string, request: unknown): Promise<CommandAccepted>;
}

export const okrApi = api as unknown as Reads;
