import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapPosition, ObjectiveLink, ScorecardView } from '@/api/generated';
import { structureCommands } from '@/shared/scorecardQueries';
import type { Structure } from '@/shared/structure/useStructure';
import { notifyUndo } from '@/ui/notify';

/** How long somebody may go on moving before it is saved. */
const SAVE_AFTER = 800;

export interface Linking {
  link: (link: ObjectiveLink) => void;
  unlink: (link: ObjectiveLink) => Promise<void>;
  /** Keeps where an objective was put. */
  move: (position: MapPosition) => void;
}

/** What one can do to a map: draw arrows, remove them, move objectives. */
export function useLinking(scorecard: ScorecardView, { run }: Structure, effectiveFrom: string | null): Linking {
  const { t } = useTranslation('map');
  const commands = useMemo(() => structureCommands(scorecard.id), [scorecard.id]);
  const layout = useRef(scorecard.layout);
  const moved = useRef(new Map<string, MapPosition>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    layout.current = scorecard.layout;
  }, [scorecard.layout]);

  return useMemo(() => {
    const save = () => {
      const positions = [
        ...layout.current.filter((kept) => !moved.current.has(kept.objectiveId)),
        ...moved.current.values(),
      ];
      moved.current = new Map();
      layout.current = positions;
      void run(commands.setMapLayout({ positions }));
    };
    return {
      link: (link) => void run(commands.link({ ...link, effectiveFrom })),
      unlink: async (link) => {
        if (!(await run(commands.unlink({ ...link, effectiveFrom })))) return;
        notifyUndo(t('link.removed'), () => void run(commands.link({ ...link, effectiveFrom })));
      },
      move: (position) => {
        moved.current.set(position.objectiveId, position);
        clearTimeout(timer.current);
        timer.current = setTimeout(save, SAVE_AFTER);
      },
    };
  }, [run, commands, effectiveFrom, t]);
}
