import { Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '@/ui/ErrorNotice';
import type { usePreviewImport } from '../rewardQueries';
import { Working } from '../Working';

const ACCEPTED = '.csv,.tsv,.txt,.xlsx';
const MAX_BYTES = 5 * 1024 * 1024;

interface Props {
  text: string;
  file: File | null;
  onText: (text: string) => void;
  onFile: (file: File | null) => void;
  preview: ReturnType<typeof usePreviewImport>;
  onClose: () => void;
}

/** The list itself. A chosen file comes before what is pasted. */
export function ListStep({ text, file, onText, onFile, preview, onClose }: Props) {
  const { t } = useTranslation(['rewards', 'common']);
  const [checked, setChecked] = useState(false);
  const fault =
    file === null
      ? text.trim() === '' && t('participantImport.missing')
      : file.size > MAX_BYTES && t('participantImport.tooLarge');

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (!fault) preview.mutate(file ?? new Blob([text], { type: 'text/plain' }));
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">
          {t('participantImport.effect')} {t('participantImport.merge')}
        </Text>
        <Textarea
          label={t('participantImport.paste')}
          description={t('participantImport.pasteHint')}
          autosize
          minRows={6}
          maxRows={14}
          spellCheck={false}
          disabled={file !== null}
          value={text}
          error={checked && fault}
          onChange={(event) => onText(event.currentTarget.value)}
          data-autofocus
        />
        <Group gap="sm">
          <FileButton onChange={onFile} accept={ACCEPTED}>
            {(props) => (
              <Button {...props} variant="default" size="xs" leftSection={<IconUpload size={14} aria-hidden="true" />}>
                {t('participantImport.file')}
              </Button>
            )}
          </FileButton>
          {file && (
            <>
              <Text size="sm">{t('participantImport.chosen', { name: file.name })}</Text>
              <Button variant="subtle" size="xs" onClick={() => onFile(null)}>
                {t('participantImport.removeFile')}
              </Button>
            </>
          )}
        </Group>
        {preview.isPending && <Working what={t('participantImport.working')} />}
        <ErrorNotice error={preview.error} listFields />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" disabled={preview.isPending} onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={preview.isPending}>
            {t('participantImport.preview')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
