import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisputeReason, RewardStatement } from '@/api/generated';
import { newId } from '@/api/ids';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { TEXT_LENGTH, useTooLong } from '@/ui/lengths';
import { notifyDone } from '@/ui/notify';
import { Section } from '@/ui/Page';
import classes from '../Rewards.module.css';
import { disputesQuery, useOpenDispute } from '../rewardQueries';
import { DisputeCard } from './DisputeCard';
import { useWords } from './useWords';

interface Question {
  id: string;
  reason: DisputeReason;
  text: string;
}

const REASONS: readonly DisputeReason[] = ['value', 'participation', 'rule', 'other'];

/** What was questioned about a statement, and the way to question it: one dispute at a time, for the person paid. */
export function StatementDisputes({ statement }: { statement: RewardStatement }) {
  const { t } = useTranslation('rewards');
  const { person } = useSession();
  const { data } = useSuspenseQuery(disputesQuery(useAsOf(), statement.runId));
  const disputes = data.disputes.filter((dispute) => dispute.person.id === statement.person.id);
  const own = person.id === statement.person.id;
  const released = statement.status === 'frozen' || statement.status === 'paid';
  const underWay = disputes.some(({ status }) => status === 'open' || status === 'needs-information');
  if (disputes.length === 0 && !(own && released)) return null;

  return (
    <Section title={t('dispute.title')} printed={disputes.length > 0}>
      {disputes.length > 0 && (
        <ul className={classes.cards}>
          {disputes.map((dispute) => (
            <li key={dispute.id}>
              <DisputeCard dispute={dispute} />
            </li>
          ))}
        </ul>
      )}
      {own && released && <Ask key={statement.runId} runId={statement.runId} underWay={underWay} />}
    </Section>
  );
}

/** The way to question a statement. What is being written stays when the dialog closes. */
function Ask({ runId, underWay }: { runId: string; underWay: boolean }) {
  const { t } = useTranslation('rewards');
  const [asked, setAsked] = useState(false);
  const { words, change, sent } = useWords<Question>(`about-${runId}`, { id: newId(), reason: 'value', text: '' });
  const written = words.text.trim() !== '';
  return (
    <Group mt="md" gap="sm" className="no-print">
      {underWay ? (
        <p className={classes.muted}>{t('dispute.oneAtATime')}</p>
      ) : (
        <>
          <p className={classes.muted}>{t(written ? 'dispute.unsent' : 'dispute.invite')}</p>
          <WriteButton variant="default" onClick={() => setAsked(true)}>
            {t(written ? 'dispute.goOn' : 'dispute.open')}
          </WriteButton>
        </>
      )}
      <Modal opened={asked} onClose={() => setAsked(false)} title={t('dispute.open')} size="md">
        <OpenForm
          runId={runId}
          question={words}
          change={change}
          onSent={() => {
            sent();
            setAsked(false);
          }}
          onClose={() => setAsked(false)}
        />
      </Modal>
    </Group>
  );
}

interface OpenProps {
  runId: string;
  question: Question;
  change: (part: Partial<Question>) => void;
  onSent: () => void;
  onClose: () => void;
}

function OpenForm({ runId, question, change, onSent, onClose }: OpenProps) {
  const { t } = useTranslation(['rewards', 'common']);
  const open = useOpenDispute();
  const { id, reason, text } = question;
  const [missing, setMissing] = useState(false);
  const tooLong = useTooLong()(text, TEXT_LENGTH);

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(text.trim() === '');
    if (text.trim() === '' || tooLong) return;
    open.mutate(
      { id, runId, reason, text: text.trim() },
      {
        onSuccess: () => {
          notifyDone(t('dispute.opened'));
          onSent();
        },
      },
    );
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Radio.Group
          label={t('dispute.about')}
          value={reason}
          onChange={(value) => change({ reason: value as DisputeReason })}
        >
          <Stack gap={6} mt={6}>
            {REASONS.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`dispute.reason.${value}`)}
                data-autofocus={value === reason || undefined}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('dispute.text')}
          description={t('dispute.textHint')}
          required
          autosize
          minRows={3}
          value={text}
          error={missing && text.trim() === '' ? t('dispute.textMissing') : tooLong}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <ErrorNotice error={open.error} listFields />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={open.isPending}>
            {t('dispute.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
