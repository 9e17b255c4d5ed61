import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RewardPlanItem } from '@/api/generated';
import { useImportParticipants, usePreviewImport } from '../rewardQueries';
import { ListStep } from './ListStep';
import { PreviewStep } from './PreviewStep';

interface Props {
  plan: RewardPlanItem;
  onClose: () => void;
}

/** Takes over a list of participants: pasted or chosen, looked at line by line, then confirmed. What was typed stays: only a button lets it go. */
export function ImportDialog({ plan, onClose }: Props) {
  const { t } = useTranslation('rewards');
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const preview = usePreviewImport(plan.id);
  const take = useImportParticipants(plan.id);
  const busy = preview.isPending || take.isPending;
  const empty = text.trim() === '' && file === null;
  return (
    <Modal
      opened
      size="xl"
      title={t('participantImport.title')}
      withCloseButton={!busy}
      closeOnEscape={empty}
      closeOnClickOutside={empty}
      onClose={() => !busy && onClose()}
    >
      {preview.data ? (
        <PreviewStep
          preview={preview.data}
          take={take}
          onBack={() => {
            preview.reset();
            take.reset();
          }}
          onClose={onClose}
        />
      ) : (
        <ListStep text={text} file={file} onText={setText} onFile={setFile} preview={preview} onClose={onClose} />
      )}
    </Modal>
  );
}
