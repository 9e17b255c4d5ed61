import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OkrObjectiveDetail } from '@/api/generated';
import { isProblem } from '@/api/problem';
import { okrsKey } from '@/shared/lists';
import { forgetDraft, storedDraft, useKeepDraft } from '@/ui/storedDraft';
import { objectiveQuery } from '../okrQueries';
import { saveReview } from './closingQueries';
import { formOf, type ReviewForm, reviewOf } from './reviewForm';

const SAVE_AFTER = 800;

export type Saving = 'untouched' | 'waiting' | 'saving' | 'saved' | 'failed' | 'overtaken';

/** The review as it is written, saved by itself a moment after each change. */
export function useReviewDraft(objective: OkrObjectiveDetail, canWrite: boolean) {
  const queryClient = useQueryClient();
  const key = `review/${objective.id}`;
  const [form, setForm] = useState<ReviewForm>(
    () => (canWrite ? storedDraft<ReviewForm>(key) : null) ?? formOf(objective),
  );
  const [saving, setSaving] = useState<Saving>('untouched');
  const [error, setError] = useState<unknown>(null);
  const version = useRef(objective.version);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef(form);
  latest.current = form;
  useKeepDraft(key, form, saving === 'waiting' || saving === 'failed' || saving === 'overtaken');

  /** Sends what stands now, after what is on its way; true once it is kept. */
  const save = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    const sent = line.current.then(async () => {
      const form = latest.current;
      setSaving('saving');
      try {
        const accepted = await saveReview(objective.id, reviewOf(form, objective), version.current);
        version.current = accepted.version;
        setError(null);
        if (latest.current === form) {
          setSaving('saved');
          forgetDraft(key);
        }
        return true;
      } catch (failure) {
        setSaving(isProblem(failure, 'version.conflict') ? 'overtaken' : 'failed');
        setError(failure);
        return false;
      }
    });
    line.current = sent;
    return sent;
  }, [objective, key]);

  const change = useCallback(
    (part: Partial<ReviewForm>) => {
      setForm((now) => ({ ...now, ...part }));
      setSaving((now) => (now === 'overtaken' ? now : 'waiting'));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SAVE_AFTER);
    },
    [save],
  );

  // Whoever leaves the page does not wait for the pause.
  const leave = useRef(save);
  leave.current = save;
  const pending = useRef(false);
  pending.current = saving === 'waiting';
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (pending.current) void leave.current().then(() => queryClient.invalidateQueries({ queryKey: okrsKey }));
    },
    [queryClient],
  );

  /** Somebody else saved first: what they wrote instead, or what stands here on top of it. */
  async function settle(whose: 'theirs' | 'mine') {
    const theirs = await queryClient.fetchQuery({
      ...objectiveQuery(objective.id, { date: undefined, knownAt: undefined }),
      staleTime: 0,
    });
    version.current = theirs.version;
    setError(null);
    if (whose === 'mine') return void save();
    forgetDraft(key);
    setForm(formOf(theirs));
    setSaving('untouched');
  }

  return { form, change, saving, error, save, settle, version };
}
