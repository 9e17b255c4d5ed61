import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckInEntry, EarlierCheckIn, KeyResultHistory } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import { refreshOkrs, withdrawCheckIn } from '../checkInQueries';
import { useFigureText } from '../LastCheckIn';
import { CorrectionDialog } from './CorrectionDialog';
import classes from './History.module.css';

const FIRST = 5;

/** Every check-in in words, the latest first: what was said, what was corrected why, and the ways to set it right. */
export function CheckInLog({ history }: { history: KeyResultHistory }) {
  const { t } = useTranslation('checkins');
  const queryClient = useQueryClient();
  const { canWrite } = useCanWrite();
  const [all, setAll] = useState(false);
  const [correcting, setCorrecting] = useState<CheckInEntry | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const newest = [...history.checkIns].reverse();
  const shown = all ? newest : newest.slice(0, FIRST);

  async function takeBack(checkIn: CheckInEntry) {
    setBusy(true);
    setError(null);
    try {
      await withdrawCheckIn(history.keyResult.id, checkIn.id, history.keyResult.progressVersion);
      notifyDone(t('undone', { title: history.keyResult.title }));
      await refreshOkrs(queryClient);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <ErrorNotice error={error} />
      <ol className={classes.log} aria-label={t('history.logOf', { title: history.keyResult.title })}>
        {shown.map((checkIn) => (
          <li key={checkIn.id} className={classes.entry} data-withdrawn={checkIn.withdrawn || undefined}>
            <Said history={history} checkIn={checkIn} />
            {canWrite && (checkIn.canCorrect || checkIn.canWithdraw) && (
              <span className={`${classes.actions} no-print`}>
                {checkIn.canCorrect && (
                  <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setCorrecting(checkIn)}>
                    {t('history.correct')}
                  </Button>
                )}
                {checkIn.canWithdraw && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    loading={busy}
                    onClick={() => void takeBack(checkIn)}
                  >
                    {t('history.withdraw')}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      {!all && newest.length > FIRST && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('history.more', { count: newest.length - FIRST })}
        </Button>
      )}
      <CorrectionDialog history={history} checkIn={correcting} onClose={() => setCorrecting(null)} />
    </>
  );
}

function Said({ history, checkIn }: { history: KeyResultHistory; checkIn: CheckInEntry }) {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const figure = useFigureText();
  const { measure } = history.keyResult;
  const confidence = (value: number | null) =>
    t('history.confidenceOf', { confidence: value === null ? '–' : format.number(value) });
  const name = checkIn.by?.name ?? t('erased');
  return (
    <div>
      <p className={classes.line}>
        <time dateTime={checkIn.recordedAt}>{format.dateTime(checkIn.recordedAt)}</time> · {name}
        {checkIn.withdrawn && ` · ${t('history.withdrawn')}`}
      </p>
      <p className={classes.figures}>
        {measure.kind !== 'kpi' && (
          <strong className="num">
            {checkIn.earlier
              .filter((before) => figure(measure, before) !== figure(measure, checkIn))
              .map((before) => (
                <span key={before.correctedAt}>
                  <s>{figure(measure, before)}</s> →{' '}
                </span>
              ))}
            {figure(measure, checkIn)}
          </strong>
        )}
        <span>
          {checkIn.earlier
            .filter((before) => before.confidence !== checkIn.confidence)
            .map((before) => (
              <span key={before.correctedAt}>
                <s>{confidence(before.confidence)}</s> →{' '}
              </span>
            ))}
          {confidence(checkIn.confidence)}
        </span>
      </p>
      {checkIn.note && <p className={classes.words}>{checkIn.note}</p>}
      {checkIn.blocker && (
        <p className={classes.words}>
          {t('history.blocked', { text: checkIn.blocker, name: checkIn.blockerOwner?.name ?? t('erased') })}
        </p>
      )}
      {checkIn.nextSteps && <p className={classes.words}>{t('history.next', { text: checkIn.nextSteps })}</p>}
      {checkIn.earlier.map((before) => (
        <p key={before.correctedAt} className={classes.line}>
          {correctionText(before)}
        </p>
      ))}
    </div>
  );

  function correctionText(before: EarlierCheckIn) {
    return t('history.corrected', {
      figure: measure.kind === 'kpi' ? confidence(before.confidence) : figure(measure, before),
      name: before.correctedBy?.name ?? t('erased'),
      at: format.dateTime(before.correctedAt),
      reason: before.reason,
    });
  }
}
