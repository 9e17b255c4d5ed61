import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyResultView, OkrObjectiveDetail } from '@/api/generated';
import { notifyUndo } from '@/ui/notify';
import { VisuallyHidden } from '@/ui/VisuallyHidden';
import { CheckInButton } from '../CheckInButton';
import { HistoryButton, HistoryFold } from '../checkins/HistoryFold';
import { paceMark } from '../cycles';
import { KeyResultRow } from '../KeyResultRow';
import rows from '../KeyResultRow.module.css';
import { useKeyResultCommands, useObjectiveCommands } from '../okrCommands';
import { useTell } from '../useTell';
import { contentOfView } from '../write/keyResultDraft';
import { useKpiDraft } from '../write/useKpiDraft';
import { useVersionQueue } from '../write/useVersionQueue';
import { KeyResultMenu } from './KeyResultMenu';
import classes from './ObjectivePage.module.css';
import { readOnlyBecause } from './ReadOnlyBanner';

const EditKeyResult = lazy(() => import('./EditKeyResult'));
const KeyResultComposer = lazy(async () => ({
  default: (await import('../write/KeyResultComposer')).KeyResultComposer,
}));

interface Props {
  objective: OkrObjectiveDetail;
  /** Whether further key results are being written. */
  writing: boolean;
  onLeave: () => void;
}

/** The key results of an objective: in their order, each with what can be done to it, and the line for the next. */
export function KeyResultList({ objective, writing, onLeave }: Props) {
  const { t } = useTranslation('okrs');
  const { order } = useObjectiveCommands(objective);
  const { add, archive, restore } = useKeyResultCommands(objective);
  const queue = useVersionQueue(objective.version);
  const tell = useTell();
  const [edited, setEdited] = useState<KeyResultView | null>(null);
  const [said, setSaid] = useState('');
  const prefilled = useKpiDraft(writing);
  const [moved, setMoved] = useState<readonly string[] | null>(null);
  const editable = objective.canEdit && readOnlyBecause(objective) === null;

  const live = objective.keyResults.filter(({ archived }) => !archived);
  // While an order is on its way it is shown already; what the server says replaces it.
  const shown = moved ? [...live].sort((a, b) => moved.indexOf(a.id) - moved.indexOf(b.id)) : live;
  const archived = objective.keyResults.filter((keyResult) => keyResult.archived);

  function move({ id, title }: KeyResultView, steps: -1 | 1) {
    const ids = shown.map((keyResult) => keyResult.id);
    const from = ids.indexOf(id);
    const to = from + steps;
    if (to < 0 || to >= ids.length) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    setMoved(ids);
    setSaid(t('keyResult.moved', { title, place: to + 1, count: ids.length }));
    order.mutate(ids, { onError: tell, onSettled: () => setMoved(null) });
  }

  async function remove({ id, title }: KeyResultView) {
    try {
      const { version } = await archive.mutateAsync(id);
      notifyUndo(t('keyResult.archivedDone', { title }), () =>
        restore.mutate({ keyResultId: id, version }, { onError: tell }),
      );
    } catch (error) {
      tell(error);
    }
  }

  const row = (keyResult: KeyResultView, place: number) => (
    <KeyResultRow
      key={keyResult.id}
      objectiveId={objective.id}
      keyResult={keyResult}
      elapsed={paceMark(objective.cycle)}
      actions={
        <>
          <HistoryButton keyResult={keyResult} />
          <CheckInButton keyResult={keyResult} />
          {editable && (
            <KeyResultMenu
              keyResult={keyResult}
              first={place === 0}
              last={place === shown.length - 1}
              onEdit={() => setEdited(keyResult)}
              onMove={(steps) => move(keyResult, steps)}
              onArchive={() => void remove(keyResult)}
              onRestore={() =>
                restore.mutate({ keyResultId: keyResult.id, version: objective.version }, { onError: tell })
              }
            />
          )}
        </>
      }
    >
      <HistoryFold keyResult={keyResult} />
    </KeyResultRow>
  );

  return (
    <>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
      {objective.keyResults.length === 0 && !writing && (
        <p className={classes.none}>{editable ? t('keyResult.noneYet') : t('keyResult.none')}</p>
      )}
      <ul className={`${rows.list} ${classes.rows}`} aria-label={t('keyResult.of', { title: objective.title })}>
        {shown.map(row)}
        {archived.map(row)}
      </ul>
      {writing && editable && !prefilled.pending && (
        <Suspense fallback={null}>
          <KeyResultComposer
            objectiveId={objective.id}
            title={objective.title}
            others={live.map(contentOfView)}
            first={prefilled.draft}
            send={(keyResultId, content) => queue((version) => add.mutateAsync({ keyResultId, content, version }))}
            onLeave={onLeave}
          />
        </Suspense>
      )}
      {edited && (
        <Suspense fallback={null}>
          <EditKeyResult objective={objective} keyResult={edited} onClose={() => setEdited(null)} />
        </Suspense>
      )}
    </>
  );
}
