import { useState } from 'react';
import type { CheckInView, KeyResultView } from '@/api/generated';
import { useSession } from '@/shared/session';
import { forgetDraft, keepDraft, storedDraft } from '@/ui/storedDraft';
import { type Entry, freshEntry, sameEntry } from './entry';

interface Draft {
  /** The version of the check-ins that was seen when it was typed. */
  version: number;
  entry: Entry;
}

/** By person too: another one who signs in in this tab finds nothing of it. */
export const draftKey = (personId: string, keyResultId: string) => `check-in-${personId}-${keyResultId}`;

/** Keeps what is to be saved until it is known to be saved. */
export const keepEntry = (key: string, version: number, entry: Entry) =>
  keepDraft(key, { version, entry } satisfies Draft);

/**
 * What is typed about a key result. It outlives the panel and a reload; and when somebody else checks in meanwhile it
 * stays as it is, and says so in `theirs`. An entry that nobody has touched follows what stands.
 */
export function useCheckInEntry(keyResult: KeyResultView) {
  const { person, organization } = useSession();
  const key = draftKey(person.id, keyResult.id);
  const fresh = () => freshEntry(keyResult, organization.today, person.id);
  const [stored] = useState(() => storedDraft<Draft>(key));
  const [state, setState] = useState(() => ({
    entry: stored?.entry ?? fresh(),
    seen: stored?.version ?? keyResult.progressVersion,
    touched: stored !== null,
    restored: stored !== null,
  }));

  const moved = keyResult.progressVersion > state.seen;
  // Nothing was typed yet: the form shows what stands now.
  if (moved && !state.touched) setState({ ...state, entry: fresh(), seen: keyResult.progressVersion });
  const theirs: CheckInView | null = moved && state.touched ? keyResult.latest : null;

  function change(part: Partial<Entry>) {
    const entry = { ...state.entry, ...part };
    const touched = moved || !sameEntry(entry, fresh());
    setState({ ...state, entry, touched, restored: state.restored && touched });
    if (touched) keepEntry(key, state.seen, entry);
    else forgetDraft(key);
  }

  /** Starts again from what stands; a part of what was typed may stay. */
  function reset(keep: Partial<Entry> = {}) {
    const entry = { ...fresh(), ...keep };
    const touched = !sameEntry(entry, fresh());
    setState({ entry, seen: keyResult.progressVersion, touched, restored: false });
    if (touched) keepEntry(key, keyResult.progressVersion, entry);
    else forgetDraft(key);
  }

  return { ...state, theirs, fresh: fresh(), change, reset };
}
