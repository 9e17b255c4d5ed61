import { Button, Group, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SessionItem } from '@/api/generated';
import { accountQuery } from '@/shared/account';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import classes from './Account.module.css';
import { sessionsQuery, useEndOtherSessions, useEndSession } from './accountQueries';
import { browserOf } from './browserOf';

/** Where one is signed in; what one does not recognize can be ended. */
export function SessionList() {
  const { t } = useTranslation('account');
  const format = useFormat();
  const { data: sessions } = useSuspenseQuery(sessionsQuery());
  const { data: account } = useSuspenseQuery(accountQuery());
  const end = useEndSession();
  const endOthers = useEndOtherSessions();
  const nameOf = (session: SessionItem) => {
    const { browser, system } = browserOf(session.userAgent);
    return [browser ?? t('sessions.unknown'), system].filter(Boolean).join(' · ');
  };

  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw="60ch">
        {t(account.hasPassword ? 'sessions.explained' : 'sessions.explainedNoPassword')}
      </Text>
      <ul className={classes.list}>
        {sessions.map((session) => (
          <li key={session.id} className={classes.row}>
            <div className={classes.what}>
              <span className={classes.name}>
                {nameOf(session)}
                {session.current && <span className={classes.tag}>{t('sessions.current')}</span>}
              </span>
              <span className={classes.muted}>
                {session.address && <span className="num">{session.address} · </span>}
                {t('sessions.seen', { at: format.dateTime(session.seenAt) })} ·{' '}
                {t('sessions.since', { at: format.dateTime(session.createdAt) })}
              </span>
            </div>
            {!session.current && (
              <Button
                size="xs"
                variant="default"
                aria-label={t('sessions.endOf', { name: nameOf(session) })}
                loading={end.isPending && end.variables === session.id}
                onClick={() => end.mutate(session.id, { onSuccess: () => notifyDone(t('sessions.ended')) })}
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNotice error={end.error ?? endOthers.error} />
      {sessions.some((session) => !session.current) && (
        <Group>
          <Button
            variant="default"
            loading={endOthers.isPending}
            onClick={() => endOthers.mutate(undefined, { onSuccess: () => notifyDone(t('sessions.othersEnded')) })}
          >
            {t('sessions.endOthers')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
