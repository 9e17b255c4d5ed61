import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CheckInRequest, CheckInView, KeyResultView } from '@/api/generated';
import { newId } from '@/api/ids';
import { toProblem } from '@/api/problem';
import { useSession } from '@/shared/session';
import { notifyDone, notifyUndo } from '@/ui/notify';
import { forgetDraft } from '@/ui/storedDraft';
import { wordProblem } from '@/ui/words';
import { historyKey, refreshOkrs, saveCheckIn, showKeyResult, withdrawCheckIn } from './checkInQueries';
import { afterEntry, type Entry } from './entry';
import { useFigureText } from './LastCheckIn';
import { draftKey, keepEntry } from './useCheckInEntry';

/**
 * Saves a check-in: it is shown at once, taken back when the server refuses it, and can be undone. Rejects with why; what
 * was typed is kept until it is saved.
 */
export function useSaveCheckIn() {
  const { t } = useTranslation('checkins');
  const { t: e } = useTranslation('errors');
  const queryClient = useQueryClient();
  const { person, organization } = useSession();
  const figure = useFigureText();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });

  async function undo(keyResult: KeyResultView, checkInId: string, version: number) {
    try {
      await withdrawCheckIn(keyResult.id, checkInId, version);
      notifyDone(t('undone', { title: keyResult.title }));
    } catch (failure) {
      const { what, why } = wordProblem(toProblem(failure), e);
      notifyDone([what, why].filter(Boolean).join(' '));
    }
    await refreshOkrs(queryClient);
  }

  return async function save(keyResult: KeyResultView, request: CheckInRequest, entry: Entry) {
    const id = newId();
    const key = draftKey(person.id, keyResult.id);
    const made: CheckInView = {
      id,
      date: organization.today,
      by: { id: person.id, name: person.name },
      value: request.value ?? null,
      milestonesDone: request.milestonesDone ?? [],
      confidence: entry.confidence,
      note: request.note ?? null,
      blocker: request.blocker ?? null,
      blockerOwner: null,
      nextSteps: request.nextSteps ?? null,
      corrected: false,
    };
    keepEntry(key, request.expectedVersion, entry);
    const takeBack = showKeyResult(queryClient, afterEntry(keyResult, entry, made));
    try {
      const accepted = await saveCheckIn(keyResult.id, id, request);
      forgetDraft(key);
      showKeyResult(queryClient, accepted.keyResult);
      notifyUndo(
        keyResult.measure.kind === 'kpi'
          ? t('savedKpi', { title: keyResult.title })
          : t('saved', { title: keyResult.title, figure: figure(keyResult.measure, made) }),
        () => void undo(accepted.keyResult, id, accepted.version),
        // The next panel has its buttons below on the right, on a phone below.
        narrow ? 'top-center' : 'bottom-left',
      );
      void refreshOkrs(queryClient);
      return accepted;
    } catch (failure) {
      takeBack();
      // What stands now is what the form is shown beside.
      await queryClient.refetchQueries({ queryKey: historyKey(keyResult.id), type: 'all' });
      throw failure;
    }
  };
}
