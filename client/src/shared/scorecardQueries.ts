import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { CommandAccepted, Span } from '@/api/generated';
import type { AsOf } from './asOf';
import { scorecardsKey } from './lists';

type Moment = Pick<AsOf, 'date' | 'knownAt'>;

export const scorecardQuery = (id: string, { date, knownAt }: Moment, span?: Span) =>
  queryOptions({
    queryKey: [...scorecardsKey, 'one', id, { date, knownAt, span }],
    queryFn: ({ signal }) => api.getScorecard(id, date, knownAt, span, signal),
  });

/** The total of twelve periods, the business date's being the last. */
export const scorecardTrendQuery = (id: string, { date, knownAt }: Moment, span?: Span) =>
  queryOptions({
    queryKey: [...scorecardsKey, 'trend', id, { date, knownAt, span }],
    queryFn: ({ signal }) => api.getScorecardTrend(id, date, knownAt, span, signal),
  });

/** One change of a scorecard's structure: given the version it builds on, it is sent. */
export type StructureCommand = (expectedVersion: number) => Promise<CommandAccepted>;

type Dated<T> = Omit<T, 'expectedVersion'>;
type Body<K extends keyof typeof api> = Extract<Parameters<(typeof api)[K]>[number], { expectedVersion: number }>;

/** The changes of one scorecard's structure, each waiting for the version it builds on. */
export const structureCommands = (id: string) => ({
  rename:
    (name: string): StructureCommand =>
    (expectedVersion) =>
      api.reviseScorecard(id, { name, expectedVersion }),
  addPerspective:
    (body: Dated<Body<'addPerspective'>>): StructureCommand =>
    (expectedVersion) =>
      api.addPerspective(id, { ...body, expectedVersion }),
  revisePerspective:
    (perspectiveId: string, body: Dated<Body<'revisePerspective'>>): StructureCommand =>
    (expectedVersion) =>
      api.revisePerspective(id, perspectiveId, { ...body, expectedVersion }),
  removePerspective:
    (perspectiveId: string, effectiveFrom: string | null): StructureCommand =>
    (expectedVersion) =>
      api.removePerspective(id, perspectiveId, { effectiveFrom, expectedVersion }),
  addObjective:
    (body: Dated<Body<'addObjective'>>): StructureCommand =>
    (expectedVersion) =>
      api.addObjective(id, { ...body, expectedVersion }),
  reviseObjective:
    (objectiveId: string, body: Dated<Body<'reviseObjective'>>): StructureCommand =>
    (expectedVersion) =>
      api.reviseObjective(id, objectiveId, { ...body, expectedVersion }),
  removeObjective:
    (objectiveId: string, effectiveFrom: string | null): StructureCommand =>
    (expectedVersion) =>
      api.removeObjective(id, objectiveId, { effectiveFrom, expectedVersion }),
  placeKpi:
    (objectiveId: string, body: Dated<Body<'placeKpi'>>): StructureCommand =>
    (expectedVersion) =>
      api.placeKpi(id, objectiveId, { ...body, expectedVersion }),
  removeKpi:
    (objectiveId: string, kpiId: string, effectiveFrom: string | null): StructureCommand =>
    (expectedVersion) =>
      api.removeKpi(id, objectiveId, kpiId, { effectiveFrom, expectedVersion }),
  link:
    (body: Dated<Body<'linkObjectives'>>): StructureCommand =>
    (expectedVersion) =>
      api.linkObjectives(id, { ...body, expectedVersion }),
  unlink:
    (body: Dated<Body<'unlinkObjectives'>>): StructureCommand =>
    (expectedVersion) =>
      api.unlinkObjectives(id, { ...body, expectedVersion }),
  support:
    (objectiveId: string, body: Dated<Body<'supportObjective'>>): StructureCommand =>
    (expectedVersion) =>
      api.supportObjective(id, objectiveId, { ...body, expectedVersion }),
  unsupport:
    (objectiveId: string, body: Dated<Body<'unsupportObjective'>>): StructureCommand =>
    (expectedVersion) =>
      api.unsupportObjective(id, objectiveId, { ...body, expectedVersion }),
  setRollUp:
    (body: Dated<Body<'setRollUp'>>): StructureCommand =>
    (expectedVersion) =>
      api.setRollUp(id, { ...body, expectedVersion }),
  setMapLayout:
    (body: Dated<Body<'setMapLayout'>>): StructureCommand =>
    (expectedVersion) =>
      api.setMapLayout(id, { ...body, expectedVersion }),
});

/** Who changed this scorecard last, and when; null when nobody can be named. */
export async function lastChangeOf(scorecardId: string) {
  try {
    const changes = await api.listChanges(undefined, 50);
    const change = changes.find((entry) => entry.subjectKind === 'scorecard' && entry.subjectId === scorecardId);
    return change?.by ? { name: change.by.name, at: change.at } : null;
  } catch {
    return null; // The name only adds to the notice of a conflict: without it the notice still says what happened.
  }
}
