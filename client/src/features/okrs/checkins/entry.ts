import type { CheckInRequest, CheckInView, KeyResultView, Measure, OkrStatus } from '@/api/generated';
import { lengthFault, TEXT_LENGTH } from '@/ui/lengths';
import { type NumberEntry, numberEntry, numberFault } from '@/ui/numbers';

/** Up to this confidence somebody has to be named who clears the way. */
export const LOW_CONFIDENCE = 3;
const ON_TRACK_FROM = 7;

/** What the shares of the three zones are worth; below commit it is 0. */
export const ZONES = [
  { key: 'none', value: 0 },
  { key: 'commit', value: 0.3 },
  { key: 'target', value: 0.7 },
  { key: 'stretch', value: 1 },
] as const;

/** What is typed in a check-in. */
export interface Entry {
  /** Of a metric the figure, of zones the share that was reached. */
  value: NumberEntry;
  milestonesDone: string[];
  /** 0 to 10. */
  confidence: number | null;
  note: string;
  blocker: string;
  blockerOwnerId: string | null;
  nextSteps: string;
}

/** What the form starts with: the last figures, and its words only where it would replace them. */
export function freshEntry({ measure, latest }: KeyResultView, today: string, personId: string): Entry {
  const hasFigure = measure.kind === 'metric' || measure.kind === 'zones';
  const replaces = latest !== null && latest.date === today && latest.by?.id === personId;
  const stillBlocked = latest?.confidence != null && latest.confidence <= LOW_CONFIDENCE;
  return {
    value: (hasFigure ? latest?.value : null) ?? '',
    milestonesDone: latest?.milestonesDone ?? [],
    confidence: latest?.confidence ?? null,
    note: (replaces && latest.note) || '',
    blocker: (stillBlocked && latest.blocker) || '',
    blockerOwnerId: stillBlocked ? (latest.blockerOwner?.id ?? null) : null,
    nextSteps: (replaces && latest.nextSteps) || '',
  };
}

/** The entry that says the same as a check-in. */
export const entryOf = (checkIn: CheckInView): Entry => ({
  value: checkIn.value ?? '',
  milestonesDone: checkIn.milestonesDone,
  confidence: checkIn.confidence,
  note: checkIn.note ?? '',
  blocker: checkIn.blocker ?? '',
  blockerOwnerId: checkIn.blockerOwner?.id ?? null,
  nextSteps: checkIn.nextSteps ?? '',
});

export const sameEntry = (a: Entry, b: Entry) =>
  a.value === b.value &&
  a.confidence === b.confidence &&
  a.note === b.note &&
  a.blocker === b.blocker &&
  a.blockerOwnerId === b.blockerOwnerId &&
  a.nextSteps === b.nextSteps &&
  a.milestonesDone.length === b.milestonesDone.length &&
  a.milestonesDone.every((id) => b.milestonesDone.includes(id));

/** Whether it says something of its own that no other check-in would bring back. */
export const hasWords = (entry: Entry, fresh: Entry) =>
  entry.note.trim() !== fresh.note.trim() || entry.nextSteps.trim() !== fresh.nextSteps.trim();

export const needsBlocker = ({ confidence }: Pick<Entry, 'confidence'>) =>
  confidence !== null && confidence <= LOW_CONFIDENCE;

export type EntryFaults = Partial<
  Record<'value' | 'confidence' | 'blocker' | 'blockerOwnerId' | 'note' | 'nextSteps', string>
>;

/** Codes below `fields` of `errors.json` by the field that may not be sent as it is. */
export function entryFaults(entry: Entry, { kind }: Measure): EntryFaults {
  const faults: EntryFaults = {};
  if (kind === 'metric' || kind === 'zones') {
    const limits = kind === 'zones' ? { min: 0, max: 1 } : {};
    const fault = entry.value === '' ? 'required' : numberFault(entry.value, limits);
    if (fault) faults.value = fault;
  }
  const blocker = entry.blocker.trim() !== '';
  const silent = kind === 'kpi' && (entry.note.trim() !== '' || blocker);
  if (entry.confidence === null && !silent) faults.confidence = 'required';
  if (!blocker && (needsBlocker(entry) || entry.blockerOwnerId !== null)) faults.blocker = 'required';
  if (entry.blockerOwnerId === null && (needsBlocker(entry) || blocker)) faults.blockerOwnerId = 'required';
  for (const field of ['note', 'blocker', 'nextSteps'] as const) {
    const fault = lengthFault(entry[field], TEXT_LENGTH);
    if (fault) faults[field] = fault;
  }
  return faults;
}

/** What is said beside the fields: all of it once somebody tried to save, before that only that nothing more fits. */
export function saidFaults(entry: Entry, measure: Measure, asked: boolean): EntryFaults {
  const faults = Object.entries(entryFaults(entry, measure));
  return Object.fromEntries(faults.filter(([, code]) => asked || code.startsWith('too_long_by')));
}

/** The figure that was typed; null when it is none. */
export const figureOf = (value: NumberEntry): number | null => {
  const read = typeof value === 'number' ? value : numberEntry(value);
  return typeof read === 'number' ? read : null;
};

/** What goes to the server. `seen` is the version of the check-ins that the person had before their eyes. */
export function requestOf(entry: Entry, { kind }: Measure, seen: number): CheckInRequest {
  const text = (words: string) => words.trim() || null;
  return {
    expectedVersion: seen,
    value: kind === 'metric' || kind === 'zones' ? figureOf(entry.value) : null,
    milestonesDone: kind === 'milestones' ? entry.milestonesDone : null,
    confidence: entry.confidence,
    note: text(entry.note),
    blocker: text(entry.blocker),
    blockerOwnerId: text(entry.blocker) === null ? null : entry.blockerOwnerId,
    nextSteps: text(entry.nextSteps),
  };
}

/** How far it would have come with this entry, unclamped; null where the entry does not decide it or is none. */
export function progressWith(entry: Pick<Entry, 'value' | 'milestonesDone'>, measure: Measure): number | null {
  if (measure.kind === 'kpi') return null;
  if (measure.kind === 'milestones') {
    const milestones = measure.milestones ?? [];
    const total = milestones.reduce((sum, { weight }) => sum + weight, 0);
    const done = milestones
      .filter(({ id }) => entry.milestonesDone.includes(id))
      .reduce((sum, { weight }) => sum + weight, 0);
    return total === 0 ? null : done / total;
  }
  const value = figureOf(entry.value);
  if (value === null) return null;
  if (measure.kind === 'zones') return value;
  if (measure.start == null || measure.target == null || measure.start === measure.target) return null;
  // Added to 0 so that none of the way is 0 and not −0.
  return (value - measure.start) / (measure.target - measure.start) + 0;
}

/** What a confidence stands for. */
export function statusOfConfidence(confidence: number | null): OkrStatus {
  if (confidence === null) return 'pending';
  if (confidence >= ON_TRACK_FROM) return 'on-track';
  return confidence > LOW_CONFIDENCE ? 'at-risk' : 'off-track';
}

/** The key result as it will stand once the entry is saved; the server has the last word. */
export function afterEntry(keyResult: KeyResultView, entry: Entry, checkIn: CheckInView): KeyResultView {
  const { measure, reading } = keyResult;
  const progress = progressWith(entry, measure);
  const fixed = measure.kind === 'kpi';
  return {
    ...keyResult,
    latest: checkIn,
    reading: {
      ...reading,
      current: fixed ? reading.current : measure.kind === 'milestones' ? progress : figureOf(entry.value),
      progress: fixed ? reading.progress : progress,
      clamped: fixed ? reading.clamped : progress === null ? null : Math.min(Math.max(progress, 0), 1),
      belowStart: fixed ? reading.belowStart : (progress ?? 0) < 0,
      confidence: entry.confidence,
      lastCheckInOn: checkIn.date,
      status: fixed ? reading.status : statusOfConfidence(entry.confidence),
    },
  };
}
