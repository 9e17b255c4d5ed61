import type { KeyResultContent, KeyResultView, KpiReach, Measure, MeasureKind, Milestone } from '@/api/generated';
import { newId } from '@/api/ids';
import { lengthFault, REASON_LENGTH, TEXT_LENGTH, TITLE_LENGTH, UNIT_LENGTH } from '@/ui/lengths';
import { type NumberEntry, numberEntry, numberFault } from '@/ui/numbers';

export const MEASURE_KINDS: readonly MeasureKind[] = ['metric', 'milestones', 'zones', 'kpi'];

export const WEIGHT_LIMITS = { min: 0.0001, max: 1000, decimals: 4 };
export const DECIMALS_LIMITS = { min: 0, max: 6, decimals: 0 };
export const MAX_MILESTONES = 20;

interface MilestoneDraft extends Omit<Milestone, 'weight'> {
  weight: NumberEntry;
}

/** A key result while it is written: numbers as they were typed, what other kinds need kept while one tries them. */
export interface KeyResultDraft {
  title: string;
  description: string;
  ownerPersonId: string | null;
  weight: NumberEntry;
  kind: MeasureKind;
  unitSymbol: string;
  decimals: NumberEntry;
  start: NumberEntry;
  target: NumberEntry;
  milestones: MilestoneDraft[];
  commit: string;
  zoneTarget: string;
  stretch: string;
  kpiId: string | null;
  reach: KpiReach;
}

export const newMilestone = (): MilestoneDraft => ({ id: newId(), name: '', weight: 1 });

export const emptyKeyResult = (): KeyResultDraft => ({
  title: '',
  description: '',
  ownerPersonId: null,
  weight: 1,
  kind: 'metric',
  unitSymbol: '',
  decimals: 0,
  start: '',
  target: '',
  milestones: [newMilestone(), newMilestone()],
  commit: '',
  zoneTarget: '',
  stretch: '',
  kpiId: null,
  reach: 'latest',
});

/** An existing key result, to be changed. */
export function draftOf({ title, description, owner, weight, measure }: KeyResultView): KeyResultDraft {
  return {
    ...emptyKeyResult(),
    title,
    description: description ?? '',
    ownerPersonId: owner?.id ?? null,
    weight,
    kind: measure.kind,
    unitSymbol: measure.unitSymbol ?? '',
    decimals: measure.decimals,
    start: measure.start ?? '',
    target: measure.target ?? '',
    milestones: measure.milestones.length > 0 ? measure.milestones : [newMilestone(), newMilestone()],
    commit: measure.zones?.commit ?? '',
    zoneTarget: measure.zones?.target ?? '',
    stretch: measure.zones?.stretch ?? '',
    kpiId: measure.kpiId,
    reach: measure.reach,
  };
}

/** What is not right yet: the field and a key below `fault` of `okrs.json`, or below `fields` of `errors.json`. */
export interface DraftFault {
  field: keyof KeyResultDraft;
  /** `errors` for words that any field may need, `okrs` for advice of this form. */
  from: 'errors' | 'okrs';
  code: string;
}

export function faultsOf(draft: KeyResultDraft): DraftFault[] {
  const faults: DraftFault[] = [];
  const refuse = (field: keyof KeyResultDraft, code: string, from: DraftFault['from'] = 'errors') =>
    faults.push({ field, code, from });
  const number = (field: 'weight' | 'decimals' | 'start' | 'target', limits = {}) => {
    const entry = draft[field];
    const fault = isEmpty(entry) ? 'required' : numberFault(entry, limits);
    if (fault) refuse(field, fault);
  };

  const short = (field: keyof KeyResultDraft, text: string, most: number) => {
    const fault = lengthFault(text, most);
    if (fault) refuse(field, fault);
  };

  if (draft.title.trim() === '') refuse('title', 'required');
  short('title', draft.title, TITLE_LENGTH);
  short('description', draft.description, TEXT_LENGTH);
  if (draft.kind === 'metric' || draft.kind === 'kpi') {
    if (draft.kind === 'kpi' && draft.kpiId === null) refuse('kpiId', 'kpiRequired', 'okrs');
    number('start');
    number('target');
    if (typeof draft.start === 'number' && draft.start === draft.target) refuse('target', 'startEqualsTarget', 'okrs');
    number('decimals', DECIMALS_LIMITS);
    short('unitSymbol', draft.unitSymbol, UNIT_LENGTH);
  }
  if (draft.kind === 'milestones') {
    const named = namedMilestones(draft);
    for (const { name } of named) short('milestones', name, TITLE_LENGTH);
    if (named.length === 0) refuse('milestones', 'milestonesNeeded', 'okrs');
    else if (new Set(named.map(({ name }) => name.trim())).size < named.length)
      refuse('milestones', 'milestonesAlike', 'okrs');
    else if (named.some(({ weight }) => isEmpty(weight) || numberFault(weight, WEIGHT_LIMITS) !== null))
      refuse('milestones', 'milestoneWeight', 'okrs');
  }
  if (draft.kind === 'zones')
    for (const field of ['commit', 'zoneTarget', 'stretch'] as const) {
      if (draft[field].trim() === '') refuse(field, 'required');
      short(field, draft[field], REASON_LENGTH);
    }
  number('weight', WEIGHT_LIMITS);
  return faults;
}

/** What is said while one types: that nothing more fits, and where the way out is no longer than the way in. */
export const isSaidAtOnce = ({ code }: DraftFault): boolean =>
  code === 'startEqualsTarget' || code.startsWith('too_long_by');

/** What the API is sent; only of a draft without faults. */
export function contentOf(draft: KeyResultDraft): KeyResultContent {
  return {
    title: draft.title.trim(),
    description: draft.description.trim() || null,
    ownerPersonId: draft.ownerPersonId,
    weight: figure(draft.weight) ?? 1,
    measure: measureOf(draft),
  };
}

function measureOf(draft: KeyResultDraft): Measure {
  const { kind } = draft;
  const figures = kind === 'metric' || kind === 'kpi';
  return {
    kind,
    unitSymbol: figures ? draft.unitSymbol.trim() || null : null,
    decimals: figures ? (figure(draft.decimals) ?? 0) : kind === 'zones' ? 1 : 0,
    start: figures ? figure(draft.start) : null,
    target: figures ? figure(draft.target) : null,
    milestones:
      kind === 'milestones'
        ? namedMilestones(draft).map(({ id, name, weight }) => ({ id, name: name.trim(), weight: figure(weight) ?? 1 }))
        : [],
    zones:
      kind === 'zones'
        ? { commit: draft.commit.trim(), target: draft.zoneTarget.trim(), stretch: draft.stretch.trim() }
        : null,
    kpiId: kind === 'kpi' ? draft.kpiId : null,
    reach: draft.reach,
  };
}

/** Whether anything was written that would be missed. */
export const isBlank = (draft: KeyResultDraft): boolean =>
  draft.title.trim() === '' &&
  isEmpty(draft.start) &&
  isEmpty(draft.target) &&
  namedMilestones(draft).length === 0 &&
  `${draft.commit}${draft.zoneTarget}${draft.stretch}`.trim() === '';

const namedMilestones = (draft: KeyResultDraft) => draft.milestones.filter(({ name }) => name.trim() !== '');

const isEmpty = (entry: NumberEntry) => typeof entry === 'string' && entry.trim() === '';

function figure(entry: NumberEntry): number | null {
  const read = typeof entry === 'string' ? numberEntry(entry) : entry;
  return typeof read === 'number' ? read : null;
}

/** The next one is often measured in the same way. */
export const nextAfter = (draft: KeyResultDraft): KeyResultDraft => ({
  ...emptyKeyResult(),
  kind: draft.kind === 'kpi' ? 'metric' : draft.kind,
  unitSymbol: draft.unitSymbol,
  decimals: draft.decimals,
});

/** As many decimals as the figures that were typed have, unless more are wanted. */
export function decimalsFor(draft: KeyResultDraft): number {
  const places = [draft.start, draft.target].map((entry) => {
    const value = figure(entry);
    return value === null ? 0 : (String(value).split('.')[1] ?? '').length;
  });
  return Math.min(6, Math.max(figure(draft.decimals) ?? 0, ...places));
}

/** Whether the draft is measured as the key result is: then nothing that was promised changes. */
export const measuredAlike = (draft: KeyResultDraft, keyResult: KeyResultView): boolean =>
  JSON.stringify(measureOf(draft)) === JSON.stringify(measureOf(draftOf(keyResult)));

/** A key result as it would be written now. */
export const contentOfView = (keyResult: KeyResultView): KeyResultContent => contentOf(draftOf(keyResult));
