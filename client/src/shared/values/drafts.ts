import type { RecordValueRequest, ValueAccepted } from '@/api/generated';
import { type Problem, toProblem } from '@/api/problem';
import { type CellInput, EMPTY, isEmpty, sameInput } from './cellInput';

export interface CellRef {
  kpiId: string;
  period: string;
  /** The key of the segment whose value it is; absent = the total. */
  segment?: string;
}

/** What is recorded for a cell; revision 0 when nothing ever was. */
export interface SavedCell extends CellInput {
  comment: string | null;
  revision: number;
  /** The period is closed: whatever is entered needs a reason. */
  closed?: boolean;
}

export type DraftState = 'waiting' | 'saving' | 'needs-reason' | 'needs-comment' | 'failed';

/** A cell that differs from what is recorded. */
export interface Draft extends CellRef {
  /** What was typed, when it could not be read. */
  text: string | null;
  input: CellInput;
  comment: string | null;
  reason: string | null;
  state: DraftState;
  /** Why it failed. */
  problem: Problem | null;
}

export interface Entry extends CellRef {
  /** Null when the text means nothing here. */
  input: CellInput | null;
  text?: string | null;
  comment?: string | null;
}

export interface DraftsApi {
  /** What is recorded for the cell as far as the screen knows. */
  saved: (ref: CellRef) => SavedCell | undefined;
  record: (ref: CellRef, request: RecordValueRequest) => Promise<ValueAccepted>;
  accepted: (answer: ValueAccepted, draft: Draft) => void;
  /** Somebody else changed the cell: what is on screen is stale. */
  conflicted: (ref: CellRef) => void;
}

interface UndoStep {
  ref: CellRef;
  draft: Draft | undefined;
  saved: CellInput;
}

export const cellKey = ({ kpiId, period, segment }: CellRef) => [kpiId, period, segment].filter(Boolean).join('/');

/** Only what names the cell. */
export const refOf = ({ kpiId, period, segment }: CellRef): CellRef =>
  segment === undefined ? { kpiId, period } : { kpiId, period, segment };

const NOT_A_NUMBER: Problem = { status: 0, code: 'value.not_a_number', fields: {}, extra: {}, traceId: null };

/**
 * Cells on their way to the server: they wait a moment in which they can still be taken back, then go out one after
 * the other per KPI. What needs a reason or a comment, or fails, stays here until somebody sees to it.
 */
export class ValueDrafts {
  private drafts: ReadonlyMap<string, Draft> = new Map();
  private readonly listeners = new Set<() => void>();
  private readonly chains = new Map<string, Promise<void>>();
  private steps: UndoStep[][] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly api: DraftsApi;
  private readonly holdMs: number;

  constructor(api: DraftsApi, holdMs = 1_200) {
    this.api = api;
    this.holdMs = holdMs;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly all = () => this.drafts;
  readonly get = (ref: CellRef) => this.drafts.get(cellKey(ref));

  /** Takes new inputs in, as one step to undo. Returns the drafts that came of it. */
  enter(entries: readonly Entry[]): Draft[] {
    this.steps.push(entries.map((entry) => ({ ref: entry, draft: this.get(entry), saved: this.savedOf(entry) })));
    return this.put(entries);
  }

  private put(entries: readonly Entry[]): Draft[] {
    const made: Draft[] = [];
    this.change((drafts) => {
      for (const entry of entries) {
        const draft = this.draftOf(entry);
        if (draft) {
          drafts.set(cellKey(entry), draft);
          made.push(draft);
        } else drafts.delete(cellKey(entry));
      }
    });
    this.schedule();
    return made;
  }

  private draftOf({ input, text = null, comment = null, ...entry }: Entry): Draft | null {
    const ref = refOf(entry);
    const base = { ...ref, comment, reason: null };
    if (input === null) return { ...base, text, input: EMPTY, state: 'failed', problem: NOT_A_NUMBER };
    const saved = this.savedOf(ref);
    const replaces = saved.notApplicable || saved.value !== null || saved.numerator !== null;
    if (isEmpty(input) && !replaces) return null;
    const same = !isEmpty(input) && replaces && sameInput(saved, input);
    if (same && (comment === null || comment === saved.comment)) return null;
    return {
      ...base,
      text: null,
      input,
      state: (replaces && !same) || saved.closed ? 'needs-reason' : 'waiting',
      problem: null,
    };
  }

  private savedOf(ref: CellRef): SavedCell {
    return this.api.saved(ref) ?? { ...EMPTY, comment: null, revision: 0 };
  }

  /** Gives the comment that a red result asks for, or the reason of corrections, and saves. */
  give(refs: readonly CellRef[], given: { comment?: string; reason?: string }) {
    this.change((drafts) => {
      for (const ref of refs) {
        const draft = drafts.get(cellKey(ref));
        if (draft) drafts.set(cellKey(ref), { ...draft, ...given, state: 'waiting', problem: null });
      }
    });
    this.flush();
  }

  /** Sends again what failed. */
  retry(refs: readonly CellRef[]) {
    const entries = refs
      .map((ref) => this.get(ref))
      .filter((draft): draft is Draft => draft !== undefined && draft.text === null);
    this.change((drafts) => {
      for (const draft of entries) {
        const renewed = this.draftOf(draft);
        if (!renewed) drafts.delete(cellKey(draft));
        else if (draft.reason === null) drafts.set(cellKey(draft), renewed);
        else drafts.set(cellKey(draft), { ...renewed, reason: draft.reason, state: 'waiting' });
      }
    });
    this.flush();
  }

  /** Forgets what was entered; the recorded value stands. Returns whether there was anything. */
  revert(refs: readonly CellRef[]): boolean {
    const known = refs.filter((ref) => this.get(ref) !== undefined);
    this.change((drafts) => {
      for (const ref of known) drafts.delete(cellKey(ref));
    });
    return known.length > 0;
  }

  /** Takes the last step back. What is recorded by now comes back as a correction, which asks for its reason. */
  undo(): CellRef[] {
    const step = this.steps.pop() ?? [];
    for (const { ref, draft, saved } of step) {
      if (draft) this.change((drafts) => drafts.set(cellKey(ref), draft));
      else this.put([{ ...ref, input: saved }]);
    }
    this.schedule();
    return step.map(({ ref }) => ref);
  }

  /** Sends everything that waits, now. */
  flush() {
    clearTimeout(this.timer);
    for (const draft of this.drafts.values()) if (draft.state === 'waiting') this.send(draft);
  }

  private schedule() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), this.holdMs);
  }

  private send(draft: Draft) {
    const sent: Draft = { ...draft, state: 'saving' };
    this.change((drafts) => drafts.set(cellKey(draft), sent));
    const before = this.chains.get(draft.kpiId) ?? Promise.resolve();
    this.chains.set(
      draft.kpiId,
      before.then(() => this.save(sent)),
    );
  }

  private async save(draft: Draft) {
    const { value, numerator, denominator, notApplicable } = draft.input;
    try {
      const answer = await this.api.record(draft, {
        value,
        numerator,
        denominator,
        notApplicable,
        comment: draft.comment,
        reason: draft.reason,
        expectedRevision: this.savedOf(draft).revision,
        ...(draft.segment !== undefined && { segment: draft.segment }),
      });
      this.api.accepted(answer, draft);
      this.settle(draft, null);
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === 'value.changed') this.api.conflicted(draft);
      this.settle(draft, problem);
    }
  }

  /** What was entered in the same cell meanwhile stays. */
  private settle(draft: Draft, problem: Problem | null) {
    this.change((drafts) => {
      if (drafts.get(cellKey(draft)) !== draft) return;
      if (problem === null) drafts.delete(cellKey(draft));
      else drafts.set(cellKey(draft), { ...draft, problem, state: stateAfter(problem) });
    });
  }

  private change(edit: (drafts: Map<string, Draft>) => void) {
    const next = new Map(this.drafts);
    edit(next);
    this.drafts = next;
    for (const listener of this.listeners) listener();
  }
}

function stateAfter(problem: Problem): DraftState {
  if (problem.code === 'value.comment_required') return 'needs-comment';
  if (problem.code === 'value.reason_required' || problem.code === 'value.closed_reason_required')
    return 'needs-reason';
  return 'failed';
}
