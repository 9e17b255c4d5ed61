import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '@/ui/notify';
import { type CellRef, cellKey, type Draft, type SavedCell, ValueDrafts } from './drafts';
import type { GridCell } from './gridCell';
import { refreshAfterProposals } from './proposalQueries';
import { recordValue, refreshAfterValues, seriesKey, showAccepted, valuesKey } from './valueQueries';

interface ValueDraftsContext {
  drafts: ValueDrafts;
  /** The cell of a reference as it is on screen; undefined when it is no longer shown. */
  cell: (ref: CellRef) => GridCell | undefined;
  /** Says something to those who listen. */
  announce: (message: string) => void;
  /** The recorded cell whose comment is being written. */
  commenting: GridCell | null;
  /** Goes to where the comment on this cell is written; null when it is done. */
  comment: (cell: GridCell | null) => void;
}

const Context = createContext<ValueDraftsContext | null>(null);

interface Props {
  cell: (ref: CellRef) => GridCell | undefined;
  /** How long an entry waits, in which it can still be taken back. */
  holdMs?: number;
  children: ReactNode;
}

/** Around everything that enters values: keeps what is not recorded yet, saves it in the background, says what happened. */
export function ValueDraftsProvider({ cell, holdMs, children }: Props) {
  const { t } = useTranslation('values');
  const queryClient = useQueryClient();
  const [message, announce] = useState('');
  const [commenting, setCommenting] = useState<GridCell | null>(null);
  const shown = useRef({ cell, t });
  shown.current = { cell, t };

  const [drafts] = useState(() => {
    const name = (ref: CellRef) => {
      const found = shown.current.cell(ref);
      return { name: found?.name ?? '', period: found?.periodName ?? ref.period };
    };
    let refresh: ReturnType<typeof setTimeout> | undefined;
    return new ValueDrafts(
      {
        saved: (ref): SavedCell | undefined => {
          const found = shown.current.cell(ref);
          return found && { ...found.saved, closed: found.closed };
        },
        record: recordValue,
        accepted: (answer, draft) => {
          if (answer.proposal) {
            announce(shown.current.t('announce.proposed', name(draft)));
            notifyDone(shown.current.t('announce.proposed', name(draft)));
            return void refreshAfterProposals(queryClient);
          }
          showAccepted(queryClient, answer, draft);
          announce(shown.current.t('announce.saved', name(draft)));
          clearTimeout(refresh);
          refresh = setTimeout(() => void refreshAfterValues(queryClient), 600);
        },
        conflicted: (ref) => {
          void queryClient.invalidateQueries({ queryKey: valuesKey });
          void queryClient.invalidateQueries({ queryKey: seriesKey(ref.kpiId) });
        },
      },
      holdMs,
    );
  });

  useEffect(() => {
    const flush = () => drafts.flush();
    const warn = (event: BeforeUnloadEvent) => {
      drafts.flush();
      if (drafts.all().size > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', flush);
    return () => {
      flush();
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [drafts]);

  function comment(on: GridCell | null) {
    if (on === null || drafts.get(on) === undefined) setCommenting(on !== null && on.saved.revision === 0 ? null : on);
    else commentField(on)?.focus();
  }

  return (
    <Context value={{ drafts, cell, announce, commenting, comment }}>
      {children}
      <div aria-live="polite" className="visually-hidden">
        {message}
      </div>
    </Context>
  );
}

/** Where the comment that a red value asks for is typed. */
const commentField = (ref: CellRef) =>
  document.querySelector<HTMLElement>(`[data-comment="${CSS.escape(cellKey(ref))}"]`);

export function useValueDrafts(): ValueDraftsContext {
  const context = useContext(Context);
  if (!context) throw new Error('Values are entered inside a ValueDraftsProvider.');
  return context;
}

/** What was entered in this cell and is not recorded yet. */
export function useDraft(ref: CellRef): Draft | undefined {
  const { drafts } = useValueDrafts();
  return useSyncExternalStore(drafts.subscribe, () => drafts.get(ref));
}

export function useAllDrafts(): ReadonlyMap<string, Draft> {
  const { drafts } = useValueDrafts();
  return useSyncExternalStore(drafts.subscribe, drafts.all);
}
