import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem } from '@/api/problem';
import { scorecardsKey } from '@/shared/lists';
import { lastChangeOf, type StructureCommand } from '@/shared/scorecardQueries';

/** Somebody else's change came first. */
export interface Conflict {
  by: { name: string; at: string } | null;
}

export interface Structure {
  /** Sends changes one after the other; each builds on the version the one before left behind. False when one was refused. */
  run: (...commands: StructureCommand[]) => Promise<boolean>;
  /** How many changes are on their way. */
  pending: number;
  /** Why the last change failed; null after one that succeeded. */
  error: unknown;
  /** Set when the change failed because somebody else's came first; what is on screen is already theirs. */
  conflict: Conflict | null;
  dismiss: () => void;
}

/** The one writer of a scorecard's structure on a page. */
export function useStructure(id: string, version: number): Structure {
  const queryClient = useQueryClient();
  const known = useRef({ id, version });
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const failures = useRef(0);
  const [pending, setPending] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  useEffect(() => {
    if (known.current.id !== id || version > known.current.version) known.current = { id, version };
  }, [id, version]);

  const run = useCallback(
    (...commands: StructureCommand[]) => {
      const failuresBefore = failures.current;
      async function send(): Promise<boolean> {
        // What stood in line behind a change that failed was meant for what that change would have made.
        if (failures.current !== failuresBefore) return false;
        try {
          for (const command of commands) {
            const accepted = await command(known.current.version);
            known.current = { id, version: accepted.version };
          }
          setError(null);
          setConflict(null);
          return true;
        } catch (failure) {
          failures.current += 1;
          if (isProblem(failure, 'version.conflict')) setConflict(await conflictOf(id));
          else setError(failure);
          return false;
        }
      }
      async function conflictOf(scorecardId: string): Promise<Conflict> {
        const [by] = await Promise.all([
          lastChangeOf(scorecardId),
          // Whoever tries again builds on what the other person left.
          queryClient.invalidateQueries({ queryKey: scorecardsKey }),
        ]);
        return { by };
      }

      setPending((count) => count + 1);
      const sent = line.current.then(send);
      line.current = sent;
      void sent.finally(async () => {
        await queryClient.invalidateQueries({ queryKey: scorecardsKey });
        setPending((count) => count - 1);
      });
      return sent;
    },
    [id, queryClient],
  );

  const dismiss = useCallback(() => {
    setError(null);
    setConflict(null);
  }, []);

  return { run, pending, error, conflict, dismiss };
}
