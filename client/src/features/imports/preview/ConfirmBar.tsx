import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportCounts, ImportView } from '@/api/generated';
import { WriteButton } from '@/shared/WriteButton';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import classes from '../Imports.module.css';
import { useConfirm } from '../importQueries';

/** What confirming would write, in one sentence, and the button; a correction asks for its reason first. */
export function ConfirmBar({ view, counts }: { view: ImportView; counts: ImportCounts }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const confirm = useConfirm(view.id);
  const [asking, setAsking] = useState(false);
  const { recordings, corrections, needReason, newKpis } = counts;
  const total = recordings + corrections;
  const parts = [
    recordings > 0 && t('confirm.recordings', { count: recordings, number: format.number(recordings) }),
    corrections > 0 && t('confirm.corrections', { count: corrections, number: format.number(corrections) }),
    newKpis > 0 && t('confirm.newKpis', { count: newKpis, number: format.number(newKpis) }),
  ].filter((part) => part !== false);

  return (
    <div className={classes.confirm}>
      <p>{total === 0 ? t('confirm.nothing') : t('confirm.will', { what: parts.join(', ') })}</p>
      {total > 0 && (
        <WriteButton
          loading={confirm.isPending}
          onClick={() => (needReason > 0 ? setAsking(true) : confirm.mutate(null))}
        >
          {t('confirm.button', { number: format.number(total) })}
        </WriteButton>
      )}
      {!asking && <ErrorNotice error={confirm.error} listFields />}
      <ConfirmReason
        opened={asking}
        title={t('confirm.title', { count: needReason, number: format.number(needReason) })}
        confirmLabel={t('confirm.button', { number: format.number(total) })}
        onConfirm={(reason) => confirm.mutateAsync(reason)}
        onClose={() => setAsking(false)}
      >
        {t('confirm.explain', { what: parts.join(', ') })}
      </ConfirmReason>
    </div>
  );
}
