import { Button, Checkbox, Group, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisputeView } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { useSession } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { TEXT_LENGTH, useTooLong } from '@/ui/lengths';
import { notifyDone } from '@/ui/notify';
import classes from '../Rewards.module.css';
import { useDisputeCommands } from '../rewardQueries';
import { DisputeMark } from '../StateMark';
import { useWords } from './useWords';

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
            <span className={classes.muted}>
              {message.by?.name ?? t('someone')} · <time dateTime={message.at}>{format.dateTime(message.at)}</time>
            </span>
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
  const { words, change, sent } = useWords(dispute.id, { text: '', asks: false });
  const { text, asks } = words;
  const [missing, setMissing] = useState(false);
  const tooLong = useTooLong()(text, TEXT_LENGTH);
  const commands = useDisputeCommands(dispute.id);
  const own = dispute.person.id === person.id;
  const { version: expectedVersion } = dispute;
  const busy = Object.values(commands).some((command) => command.isPending);
  const error = Object.values(commands).find((command) => command.error)?.error;
  if (!canWrite) return <p className={classes.muted}>{reason}</p>;

  /** Sends what was typed; it stays when it is refused, which the notice below says. */
  function send(run: (given: string) => Promise<unknown>, message: string) {
    const given = text.trim();
    setMissing(given === '');
    if (given === '' || tooLong) return;
    for (const command of Object.values(commands)) command.reset();
    finish(run(given), message);
  }

  /** Deciding takes this form away, so what follows must not hang on it. */
  function finish(running: Promise<unknown>, message: string) {
    void running.then(
      () => {
        sent();
        notifyDone(message);
      },
      () => undefined,
    );
  }

  return (
    <form
      className="no-print"
      onSubmit={(event) => {
        event.preventDefault();
        send(
          (given) => commands.answer.mutateAsync({ text: given, needsInformation: asks, expectedVersion }),
          t('dispute.answered'),
        );
      }}
    >
      <Textarea
        label={own ? t('dispute.add') : t('dispute.answer')}
        autosize
        minRows={2}
        value={text}
        error={missing && text.trim() === '' ? t('dispute.textMissing') : tooLong}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      {!own && (
        <Checkbox
          mt="xs"
          label={t('dispute.asks')}
          checked={asks}
          onChange={(event) => change({ asks: event.currentTarget.checked })}
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
                send((given) => commands.accept.mutateAsync({ text: given, expectedVersion }), t('dispute.accepted'))
              }
            >
              {t('dispute.accept')}
            </Button>
            <Button
              color="red"
              variant="outline"
              disabled={busy}
              onClick={() =>
                send((given) => commands.reject.mutateAsync({ text: given, expectedVersion }), t('dispute.rejected'))
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
            onClick={() => finish(commands.withdraw.mutateAsync(expectedVersion), t('dispute.withdrawn'))}
          >
            {t('dispute.withdraw')}
          </Button>
        )}
      </Group>
    </form>
  );
}
