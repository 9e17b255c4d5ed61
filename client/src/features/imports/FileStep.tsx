import { Button, Progress, Text } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanWrite } from '@/shared/access';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import classes from './Imports.module.css';
import { useUploadImport } from './importQueries';
import { StepSection } from './Steps';

const ACCEPTED = '.csv,.tsv,.txt,.xlsx';
const MAX_MEGABYTES = 50;
const MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;

interface Sending {
  name: string;
  share: number;
  abort: AbortController;
}

/** The first step: a file, dropped or chosen, and how far it has been sent. */
export function FileStep() {
  const { t } = useTranslation(['imports', 'common']);
  const navigate = useNavigate();
  const format = useFormat();
  const { canWrite, reason } = useCanWrite();
  const send = useUploadImport();
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);

  async function take(files: FileList | null) {
    const file = files?.[0];
    if (!file || !canWrite || sending) return;
    send.reset();
    const refused =
      (files.length > 1 && t('file.onlyOne')) ||
      (file.size === 0 && t('file.empty', { name: file.name })) ||
      (file.size > MAX_BYTES &&
        t('file.tooLarge', { name: file.name, size: format.number(file.size / 1024 / 1024, 1), max: MAX_MEGABYTES })) ||
      null;
    setRefusal(refused);
    if (refused) return;

    const abort = new AbortController();
    setSending({ name: file.name, share: 0, abort });
    const onProgress = (share: number) => setSending({ name: file.name, share, abort });
    try {
      const { id } = await send.mutateAsync({ file, signal: abort.signal, onProgress });
      await navigate({ to: `/values/import/${id}` as string, state: { arrived: true } as object });
    } catch {
      // Shown below; one that was cancelled on purpose needs no words.
      if (abort.signal.aborted) send.reset();
    } finally {
      setSending(null);
      if (input.current) input.current.value = ''; // the same file, mended, may be chosen again
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  }

  return (
    <StepSection title={t('file.title')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping only adds to the button inside */}
      <div
        className={`${classes.drop} ${over ? classes.dropOver : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(canWrite);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          type="file"
          hidden
          accept={ACCEPTED}
          aria-label={t('file.choose')}
          disabled={!canWrite}
          onChange={(event) => void take(event.currentTarget.files)}
        />
        {sending ? (
          <div className={classes.sending}>
            <Text size="sm">
              {t(sending.share < 1 ? 'file.sending' : 'file.reading', {
                name: sending.name,
                share: format.percent(sending.share),
              })}
            </Text>
            <Progress
              value={sending.share * 100}
              aria-label={t('file.sendingLabel', { name: sending.name })}
              animated={sending.share === 1}
            />
            <Button variant="default" size="xs" onClick={() => sending.abort.abort()}>
              {t('common:cancel')}
            </Button>
            <span className="visually-hidden" role="status">
              {sending.share < 1
                ? t('file.sendingLabel', { name: sending.name })
                : t('file.reading', { name: sending.name })}
            </span>
          </div>
        ) : (
          <>
            <IconFileSpreadsheet size={32} stroke={1.2} aria-hidden="true" />
            <Text size="sm">{t('file.drop')}</Text>
            <Button
              leftSection={<IconUpload size={16} aria-hidden="true" />}
              aria-describedby={hintId}
              data-disabled={canWrite ? undefined : true}
              aria-disabled={!canWrite}
              title={reason ?? undefined}
              onClick={() => canWrite && input.current?.click()}
            >
              {t('file.choose')}
            </Button>
            <Text id={hintId} size="xs" c="dimmed" maw="60ch" ta="center">
              {reason ?? t('file.hint', { max: MAX_MEGABYTES })}
            </Text>
          </>
        )}
      </div>
      {refusal && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
      {!send.isPending && <ErrorNotice error={send.error} listFields />}
    </StepSection>
  );
}
