import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantImportLine, ParticipantImportPreview } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { REASON_LENGTH, useTooLong } from '@/ui/lengths';
import { notifyDone } from '@/ui/notify';
import type { useImportParticipants } from '../rewardQueries';
import { PreviewLines } from './PreviewLines';

const OUTCOMES = ['new', 'changed', 'same', 'rejected'] as const;
const ALL = 'all';

interface Props {
  preview: ParticipantImportPreview;
  take: ReturnType<typeof useImportParticipants>;
  onBack: () => void;
  onClose: () => void;
}

/** What the list would do, by outcome and line by line; lines that are rejected are left out. */
export function PreviewStep({ preview, take, onBack, onClose }: Props) {
  const { t } = useTranslation('rewards');
  const [shown, setShown] = useState<string>(preview.rejected > 0 ? 'rejected' : ALL);
  const [reason, setReason] = useState('');
  const tooLong = useTooLong()(reason, REASON_LENGTH);
  const taken = preview.lines.filter(({ outcome }) => outcome === 'new' || outcome === 'changed');
  const lines = preview.lines.filter(({ outcome }) => shown === ALL || outcome === shown);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (tooLong) return;
    take.mutate(
      { lines: taken.flatMap(lineOf), reason: reason.trim() || null },
      {
        onSuccess: ({ people, new: added, changed }) => {
          notifyDone(t('participantImport.done', { count: people, added, changed }));
          onClose();
        },
      },
    );
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Select
          label={t('participantImport.show')}
          allowDeselect={false}
          w={220}
          data={[
            { value: ALL, label: t('participantImport.all', { count: preview.lines.length }) },
            ...OUTCOMES.map((outcome) => ({
              value: outcome,
              label: t('participantImport.outcomeCount', {
                outcome: t(`participantImport.outcome.${outcome}`),
                count: preview[outcome],
              }),
            })),
          ]}
          value={shown}
          onChange={(value) => value && setShown(value)}
        />
        <PreviewLines lines={lines} />
        {preview.rejected > 0 && <Text size="sm">{t('participantImport.leavesOut', { count: preview.rejected })}</Text>}
        {taken.length === 0 ? (
          <Text size="sm">{t('participantImport.nothing')}</Text>
        ) : (
          <TextInput
            label={t('participantImport.reason')}
            description={t('participantImport.reasonHint')}
            value={reason}
            error={tooLong}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <ErrorNotice error={take.error} listFields />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" disabled={take.isPending} onClick={onBack}>
            {t('participantImport.back')}
          </Button>
          {taken.length > 0 && (
            <Button type="submit" loading={take.isPending}>
              {t('participantImport.confirm', { count: taken.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

const lineOf = ({ person, segment, version }: ParticipantImportLine) =>
  person && segment ? [{ personId: person.id, ...segment, expectedVersion: version }] : [];
