import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './ErrorNotice';

interface Props {
  opened: boolean;
  title: string;
  /** What will happen, and anything worth seeing before. */
  children?: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  /** Why it is done; kept with the event. Not asked for when false. */
  reason?: 'required' | 'optional' | false;
  /** Whether what else is asked for is answered; shows beside its fields what is not. */
  check?: () => boolean;
  /** Closes when it succeeds; a failure is shown and what was typed stays. */
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a reason before something that others will ask about. */
export function ConfirmReason(props: Props) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size="md">
      <ReasonForm {...props} />
    </Modal>
  );
}

function ReasonForm({ children, confirmLabel, danger, reason: asked = 'required', check, onConfirm, onClose }: Props) {
  const { t } = useTranslation('common');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const given = reason.trim();
    setMissing(asked === 'required' && given === '');
    const complete = check?.() ?? true;
    if (!complete || (asked === 'required' && given === '')) return;
    setBusy(true);
    setError(null);
    try {
      await onConfirm(given);
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {typeof children === 'string' ? <Text size="sm">{children}</Text> : children}
        {asked && (
          <Textarea
            label={t('reason.label')}
            description={t('reason.hint')}
            required={asked === 'required'}
            autosize
            minRows={2}
            value={reason}
            error={missing && t('reason.missing')}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <ErrorNotice error={error} listFields />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" color={danger ? 'red' : undefined} loading={busy}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
