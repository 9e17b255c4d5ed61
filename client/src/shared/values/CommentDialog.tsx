import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refOf } from './drafts';
import type { GridCell } from './gridCell';
import { useValueDrafts } from './useValueDrafts';

interface Props {
  /** The cell whose recorded value is commented; null while nothing is. */
  cell: GridCell | null;
  onClose: () => void;
}

/** A comment on a value that is recorded already; the value stays as it is. */
export function CommentDialog({ cell, onClose }: Props) {
  const { t } = useTranslation('values');
  return (
    <Modal opened={cell !== null} onClose={onClose} title={t('comment.title')} size="md">
      {cell && <CommentForm cell={cell} onClose={onClose} />}
    </Modal>
  );
}

function CommentForm({ cell, onClose }: { cell: GridCell; onClose: () => void }) {
  const { t } = useTranslation(['values', 'common']);
  const { drafts } = useValueDrafts();
  const { comment: standing, revision: _, ...input } = cell.saved;
  const [comment, setComment] = useState(standing ?? '');
  // Of a ratio its parts are what was recorded; the value is worked out from them.
  const same = input.numerator === null ? input : { ...input, value: null };

  function submit(event: FormEvent) {
    event.preventDefault();
    if (comment.trim() === '') return;
    drafts.enter([{ ...refOf(cell), input: same, comment: comment.trim() }]);
    drafts.flush();
    onClose();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">
          {cell.name} · {cell.periodName}
        </Text>
        <Textarea
          label={t('comment.label')}
          description={t('pending.commentHint')}
          autosize
          minRows={2}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={comment.trim() === ''}>
            {t('pending.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
