import { Button, Group, Modal, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { cellKey, type Draft } from './drafts';
import { cellText } from './gridCell';
import { ScoreEffects } from './ScoreEffects';
import { useCellWords } from './useCellWords';
import { useValueDrafts } from './useValueDrafts';
import { correctionPreviewQuery } from './valueQueries';

interface Props {
  /** The drafts that would change what is recorded. */
  corrections: readonly Draft[];
  opened: boolean;
  /** Keeps the entries as they are, not saved. */
  onClose: () => void;
}

/** Shown with more corrections than this, the effects are not worked out for each. */
const MOST_PREVIEWS = 10;

/** Before a recorded value is changed: what was, what will be, what it does to the scores, and why. */
export function CorrectionDialog({ corrections, opened, onClose }: Props) {
  const { t } = useTranslation('values');
  return (
    <Modal opened={opened} onClose={onClose} title={t('correction.title', { count: corrections.length })} size="lg">
      <CorrectionForm corrections={corrections} onClose={onClose} />
    </Modal>
  );
}

function CorrectionForm({ corrections, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['values', 'common']);
  const { drafts } = useValueDrafts();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    drafts.give(corrections, { reason: reason.trim() });
    onClose();
  }
  function takeBack() {
    drafts.revert(corrections);
    onClose();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {corrections.slice(0, MOST_PREVIEWS).map((draft) => (
          <Correction key={cellKey(draft)} draft={draft} />
        ))}
        {corrections.length > MOST_PREVIEWS && (
          <Text size="sm" c="dimmed">
            {t('correction.more', { count: corrections.length - MOST_PREVIEWS })}
          </Text>
        )}
        <Textarea
          label={t('common:reason.label')}
          description={t('common:reason.hint')}
          required
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={missing && t('common:reason.missing')}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={takeBack}>
            {t('correction.takeBack')}
          </Button>
          <Button type="submit">{t('correction.save')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function Correction({ draft }: { draft: Draft }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const words = useCellWords();
  const { cell } = useValueDrafts();
  const preview = useQuery(correctionPreviewQuery(draft));
  const shown = cell(draft);
  if (!shown) return null;

  const before = cellText(shown.saved, shown.kind, format, words);
  const after = cellText(draft.input, shown.kind, format, words) || t('correction.withdrawn');
  return (
    <div>
      <Text size="sm">
        {shown.name} · {shown.periodName}
      </Text>
      <Text className="num" fw={650} fz={20} lh="28px">
        <s style={{ color: 'var(--sc-text-muted)', fontWeight: 450 }}>{before}</s> → {after}
      </Text>
      {preview.isPending && <Skeleton height={96} mt="sm" animate={false} />}
      {preview.data && <ScoreEffects preview={preview.data} />}
      <ErrorNotice error={preview.error} />
    </div>
  );
}
