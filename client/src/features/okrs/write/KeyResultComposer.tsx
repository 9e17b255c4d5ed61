import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyResultContent } from '@/api/generated';
import { newId } from '@/api/ids';
import { forgetDraft, storedDraft, useKeepDraft } from '@/ui/storedDraft';
import { KeyResultLine } from './KeyResultLine';
import { contentOf, emptyKeyResult, isBlank, type KeyResultDraft, nextAfter } from './keyResultDraft';
import classes from './Write.module.css';
import { WritingHints } from './WritingHints';

interface Props {
  objectiveId: string;
  /** What the hints are about, beside the key result that is written. */
  title: string;
  others: readonly KeyResultContent[];
  /** What stands in the line at first; empty when absent. */
  first?: KeyResultDraft;
  /** Sends a key result under this id; what is refused comes back into its line. */
  send: (id: string, content: KeyResultContent) => Promise<void>;
  onLeave: () => void;
}

interface Line {
  id: string;
  draft: KeyResultDraft;
  state: 'saving' | 'refused';
  error: unknown;
}

interface Stored {
  draft: KeyResultDraft;
  lines: Line[];
}

/** Key results one after the other, each saved in the background while the next is typed. */
export function KeyResultComposer({ objectiveId, title, others, first, send, onLeave }: Props) {
  const { t } = useTranslation('okrs');
  const key = `okr-key-results:${objectiveId}`;
  const [stored] = useState(() => storedDraft<Stored>(key));
  const [draft, setDraft] = useState(() => stored?.draft ?? first ?? emptyKeyResult());
  const [lines, setLines] = useState<Line[]>(
    () => stored?.lines.map((line) => ({ ...line, state: 'refused', error: null })) ?? [],
  );
  const box = useRef<HTMLDivElement>(null);
  const dirty = !isBlank(draft) || lines.length > 0;
  useKeepDraft(key, { draft, lines: lines.map((line) => ({ ...line, error: null })) }, dirty);
  useEffect(() => {
    if (!dirty) forgetDraft(key);
  }, [key, dirty]);
  useEffect(() => {
    focusOpen(box.current);
  }, []);

  const revise = (id: string, change: Partial<Line>) =>
    setLines((before) => before.map((line) => (line.id === id ? { ...line, ...change } : line)));
  const drop = (id: string) => setLines((before) => before.filter((line) => line.id !== id));

  function save(id: string, written: KeyResultDraft) {
    revise(id, { state: 'saving', error: null });
    send(id, contentOf(written)).then(
      () => drop(id),
      (error: unknown) => revise(id, { state: 'refused', error }),
    );
  }

  function commit() {
    const id = newId();
    setLines((before) => [...before, { id, draft, state: 'saving', error: null }]);
    setDraft(nextAfter(draft));
    save(id, draft);
    focusOpen(box.current);
  }

  return (
    <div ref={box} className={classes.composer}>
      {lines.map((line) =>
        line.state === 'saving' ? (
          <p key={line.id} className={classes.saving} role="status">
            {line.draft.title} · {t('write.saving')}
          </p>
        ) : (
          <KeyResultLine
            key={line.id}
            draft={line.draft}
            onChange={(changed) => revise(line.id, { draft: changed })}
            onCommit={() => save(line.id, line.draft)}
            onLeave={() => drop(line.id)}
            error={line.error}
            commitLabel={t('write.again')}
          />
        ),
      )}
      <div data-open-line>
        <KeyResultLine
          draft={draft}
          onChange={setDraft}
          onCommit={commit}
          onLeave={() => {
            if (isBlank(draft)) forgetDraft(key);
            onLeave();
          }}
          commitLabel={t('write.keyResultAdd')}
        >
          <WritingHints title={title} hasOwner keyResults={others} draft={draft} />
        </KeyResultLine>
      </div>
    </div>
  );
}

const focusOpen = (box: HTMLElement | null) =>
  requestAnimationFrame(() => box?.querySelector<HTMLInputElement>('[data-open-line] input')?.focus());
