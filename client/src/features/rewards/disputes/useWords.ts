import { useEffect, useState } from 'react';
import { useSession } from '@/shared/session';
import { forgetDraft, storedDraft, useKeepDraft } from '@/ui/storedDraft';

const empty = <T extends { text: string }>({ text }: T) => text.trim() === '';

/** Words that are being written for this person in this tab; they outlive a closed dialog and a reload until they are sent. */
export function useWords<T extends { text: string }>(name: string, fresh: T) {
  const { person } = useSession();
  const key = `reward-dispute-${person.id}-${name}`;
  const [words, setWords] = useState(() => storedDraft<T>(key) ?? fresh);
  const none = empty(words);
  useKeepDraft(key, words, !none);
  useEffect(() => {
    if (none) forgetDraft(key);
  }, [key, none]);

  return {
    words,
    change: (part: Partial<T>) => setWords((now) => ({ ...now, ...part })),
    sent() {
      forgetDraft(key);
      setWords(fresh);
    },
  };
}
