import { Button, Checkbox, Group, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisputeView } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { useSession } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import classes from '../Rewards.module.css';
import { useDisputeCommands } from '../rewardQueries';
import { DisputeMark } from '../StateMark';

interface Props {
  dispute: DisputeView;
  /** Names the statement it is about, with a link to it. */
  linked?: boolean;
}

const isOpen = ({ status }: DisputeView) => status === 'open' || status === 'needs-information';

/** A dispute: what it is about, where it stands, what was said, and what one may say. */
export function DisputeCard({ dispute, linked = false }: Props) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const about = `${dispute.planName} · ${format.period(dispute.period)} · ${dispute.person.name}`;
  return (
    <article className={classes.card} aria-label={t('dispute.of', { about })}>
      <div className={classes.cardHead}>
        {linked ? (
          <Link to={`/rewards/statements/${dispute.runId}/${dispute.person.id}` as string}>{about}</Link>
        ) : (
          <strong>{dispute.person.name}</strong>
        )}
        <DisputeMark status={dispute.status} />
      </div>
      <p className={classes.muted}>
        {t(`dispute.reason.${dispute.reason}`)} · {t('dispute.changed', { at: format.dateTime(dispute.changedAt) })}
      </p>
      <ol className={classes.messages} aria-label={t('dispute.thread')}>
        {dispute.messages.map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said is only added to
          <li key={index}>
            <span className={classes.muted}>{message.by?.name ?? t('someone')}</span>
            <br />
            {message.text}
          </li>
        ))}
      </ol>
      {isOpen(dispute) && <Say dispute={dispute} />}
    </article>
  );
}

function Say({ dispute }: { dispute: DisputeView }) {
  const { t } = useTranslation('rewards');
  const { person } = useSession();
  const { canWrite, reason } = useCanWrite();
  const [text, setText] = useState('');
  const [asks, setAsks] = useState(false);
  const [missing, setMissing] = useState(false);
  const commands = useDisputeCommands(dispute.id);
  const own = dispute.person.id === person.id;
  const { version: expectedVersion } = dispute;
  const busy = Object.values(commands).some((command) => command.isPending);
  const error = Object.values(commands).find((command) => command.error)?.error;
  if (!canWrite) return <p className={classes.muted}>{reason}</p>;

  /** Sends what was typed; it stays when it is refused. */
  function send(run: (given: string, done: { onSuccess: () => void }) => void, message: string) {
    const given = text.trim();
    setMissing(given === '');
    if (given === '') return;
    for (const command of Object.values(commands)) command.reset();
    run(given, {
      onSuccess: () => {
        setText('');
        setAsks(false);
        notifyDone(message);
      },
    });
  }

  return (
    <form
      className="no-print"
      onSubmit={(event) => {
        event.preventDefault();
        send(
          (given, done) => commands.answer.mutate({ text: given, needsInformation: asks, expectedVersion }, done),
          t('dispute.answered'),
        );
      }}
    >
      <Textarea
        label={own ? t('dispute.add') : t('dispute.answer')}
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        error={missing && t('dispute.textMissing')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {!own && (
        <Checkbox
          mt="xs"
          label={t('dispute.asks')}
          checked={asks}
          onChange={(event) => setAsks(event.currentTarget.checked)}
        />
      )}
      <ErrorNotice error={error} listFields />
      <Group gap="sm" mt="sm">
        <Button type="submit" variant="default" loading={busy}>
          {t('dispute.send')}
        </Button>
        {dispute.canDecide && (
          <>
            <Button
              disabled={busy}
              onClick={() =>
                send(
                  (given, done) => commands.accept.mutate({ text: given, expectedVersion }, done),
                  t('dispute.accepted'),
                )
              }
            >
              {t('dispute.accept')}
            </Button>
            <Button
              color="red"
              variant="outline"
              disabled={busy}
              onClick={() =>
                send(
                  (given, done) => commands.reject.mutate({ text: given, expectedVersion }, done),
                  t('dispute.rejected'),
                )
              }
            >
              {t('dispute.reject')}
            </Button>
          </>
        )}
        {own && (
          <Button
            variant="subtle"
            color="gray"
            disabled={busy}
            onClick={() =>
              commands.withdraw.mutate(expectedVersion, { onSuccess: () => notifyDone(t('dispute.withdrawn')) })
            }
          >
            {t('dispute.withdraw')}
          </Button>
        )}
      </Group>
    </form>
  );
}
