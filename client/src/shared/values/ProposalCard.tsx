import { Button, Group, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CorrectionView } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { WriteButton } from '@/shared/WriteButton';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import classes from './ProposalCard.module.css';
import {
  approve,
  proposalEffectsQuery,
  refreshAfterProposals,
  reject,
  seeRejection,
  withdraw,
} from './proposalQueries';
import { ScoreEffects } from './ScoreEffects';

interface Props {
  correction: CorrectionView;
  /** It was approved, rejected, withdrawn or seen: it is no longer to be done. */
  onDone?: () => void;
}

/** A correction that waits: what it would change, why, what it does to the scores, and the decision. */
export function ProposalCard({ correction, onDone }: Props) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const queryClient = useQueryClient();
  const { canWrite } = useCanWrite();
  const [shown, setShown] = useState(false);
  const [rejecting, setRejecting] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { isOwn, canDecide, isStale, status } = correction;
  const open = status === 'proposed';
  const where = [correction.name, correction.segment, format.period(correction.period)].filter(Boolean).join(', ');
  const figure = (value: number | null, notApplicable: boolean) =>
    notApplicable ? t('cell.notApplicable') : value === null ? t('proposal.nothing') : format.value(value, correction);

  function finish(message: string) {
    notifyDone(message);
    onDone?.();
    void refreshAfterProposals(queryClient);
  }
  async function run(action: () => Promise<unknown>, message: string) {
    setBusy(true);
    setError(null);
    try {
      await action();
      finish(message);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  const at = format.dateTime(correction.changedAt);
  return (
    <div className={classes.card}>
      <p className={classes.change}>
        <span>{[correction.segment, format.period(correction.period)].filter(Boolean).join(' · ')}</span>
        <span className="num">
          <s>{figure(correction.figureBefore, correction.before.notApplicable)}</s>
          {' → '}
          <strong>{figure(correction.figureAfter, correction.after.notApplicable)}</strong>
        </span>
        {open && (
          <span className={classes.muted}>
            {correction.proposedBy
              ? t('proposal.by', { name: correction.proposedBy.name, at })
              : t('proposal.unknown', { at })}
          </span>
        )}
      </p>
      <p className={classes.said}>{t('proposal.reason', { reason: correction.reason })}</p>
      {correction.comment !== null && (
        <p className={classes.said}>{t('proposal.comment', { comment: correction.comment })}</p>
      )}
      {isStale && <p className={classes.stale}>{t('proposal.stale')}</p>}
      {open && isOwn && !isStale && <p className={classes.muted}>{t('proposal.waits')}</p>}
      {correction.answer !== null && (
        <p className={classes.stale}>
          {correction.decidedBy
            ? t('proposal.answer', { name: correction.decidedBy.name, answer: correction.answer })
            : t('proposal.answerUnknown', { answer: correction.answer })}
        </p>
      )}
      {open && !isStale && shown && <Effects id={correction.id} />}
      <ErrorNotice error={error} />
      <Group gap="xs">
        {open && !isStale && (
          <Button size="compact-sm" variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? t('proposal.hideEffects') : t('proposal.effects')}
          </Button>
        )}
        {canDecide && !isStale && (
          <WriteButton
            size="compact-sm"
            loading={busy}
            aria-label={t('proposal.approveOf', { where })}
            onClick={() => run(() => approve(correction), t('proposal.approved', { where }))}
          >
            {t('proposal.approve')}
          </WriteButton>
        )}
        {canDecide && (
          <WriteButton
            size="compact-sm"
            variant="default"
            disabled={busy}
            aria-label={t('proposal.rejectOf', { where })}
            onClick={() => setRejecting(true)}
          >
            {t('proposal.reject')}
          </WriteButton>
        )}
        {open && isOwn && (
          <WriteButton
            size="compact-sm"
            variant="default"
            loading={busy}
            aria-label={t('proposal.withdrawOf', { where })}
            onClick={() => run(() => withdraw(correction), t('proposal.withdrawn', { where }))}
          >
            {t('proposal.withdraw')}
          </WriteButton>
        )}
        {status === 'rejected' && isOwn && (
          <WriteButton
            size="compact-sm"
            variant="default"
            loading={busy}
            aria-label={t('proposal.seenOf', { where })}
            onClick={() => run(() => seeRejection(correction), t('proposal.seenDone'))}
          >
            {t('proposal.seen')}
          </WriteButton>
        )}
      </Group>
      <ConfirmReason
        opened={rejecting && canWrite}
        title={t('proposal.rejectOf', { where })}
        confirmLabel={t('proposal.reject')}
        onConfirm={async (reason) => {
          await reject(correction, reason);
          finish(t('proposal.rejected', { where }));
        }}
        onClose={() => setRejecting(false)}
      />
    </div>
  );
}

function Effects({ id }: { id: string }) {
  const { data, error } = useQuery(proposalEffectsQuery(id));
  if (error) return <ErrorNotice error={error} />;
  return data ? (
    <div className={classes.effects}>
      <ScoreEffects preview={data} />
    </div>
  ) : (
    <Skeleton height={96} />
  );
}
