import { ActionIcon, Group, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantView, RewardPlanDetail } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import { unitsQuery } from '@/shared/units';
import { WriteButton } from '@/shared/WriteButton';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { notifyDone } from '@/ui/notify';
import { usePayFormat } from '../figures';
import { ImportDialog } from '../imports/ImportDialog';
import classes from '../Rewards.module.css';
import { participantsQuery, useSetParticipation } from '../rewardQueries';
import { EnrolDialog } from './EnrolDialog';
import { ModifierDialog } from './ModifierDialog';
import { ParticipantDialog } from './ParticipantDialog';
import { PeopleWarnings } from './PeopleWarnings';

type Asked =
  | { what: 'add' | 'enrol' | 'import' }
  | { what: 'edit' | 'modify' | 'remove'; participant: ParticipantView };

/** Who takes part, from when to when, where and for how much. */
export function ParticipantsTab({ detail }: { detail: RewardPlanDetail }) {
  const { t } = useTranslation(['rewards', 'common']);
  const format = useFormat();
  const pay = usePayFormat(useLocaleSettings().currency);
  const { plan } = detail;
  const { canWrite } = useCanWrite();
  const { data } = useSuspenseQuery(participantsQuery(plan.id, useAsOf()));
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [asked, setAsked] = useState<Asked | null>(null);
  const writes = plan.canManage && canWrite && !plan.archived;
  const modifiers = new Map(
    [...detail.published.map(({ rules }) => rules), ...(detail.draft ? [detail.draft] : [])].flatMap((rules) =>
      rules.modifiers.map((modifier) => [modifier.id, modifier.name] as const),
    ),
  );
  const unitName = (id: string) => units.find((unit) => unit.id === id)?.name ?? t('elsewhere');
  const segmentTexts = ({ segments }: ParticipantView) =>
    segments.map(
      ({ from, to, unitId, targetAmount }) =>
        `${format.range(format.date(from), format.date(to))} · ${unitName(unitId)} · ${pay.money(targetAmount)}`,
    );
  const modifierTexts = (participant: ParticipantView) =>
    participant.modifiers.map(
      ({ modifierId, period, percent }) =>
        `${format.period(period)} ${modifiers.get(modifierId) ?? t('participants.oldModifier')} ${pay.percent(percent)}`,
    );
  const close = () => setAsked(null);
  const actions = plan.canManage && !plan.archived && (
    <Group gap="sm">
      <WriteButton size="xs" onClick={() => setAsked({ what: 'enrol' })}>
        {t('participants.enrol')}
      </WriteButton>
      <WriteButton size="xs" variant="default" onClick={() => setAsked({ what: 'add' })}>
        {t('participants.add')}
      </WriteButton>
      <WriteButton size="xs" variant="default" onClick={() => setAsked({ what: 'import' })}>
        {t('participantImport.open')}
      </WriteButton>
    </Group>
  );

  return (
    <>
      <PeopleWarnings
        warnings={detail.warnings}
        nameOf={(id) => data.participants.find(({ person }) => person.id === id)?.person.name}
      />
      <DataTable
        label={t('participants.title')}
        csvName={`${plan.name} ${t('participants.title')}`}
        rows={data.participants}
        rowKey={({ id }) => id}
        tools={data.participants.length > 0 && actions}
        empty={<EmptyState message={t('participants.empty')} action={actions} />}
        columns={[
          {
            key: 'person',
            header: t('person'),
            rowHeader: true,
            cell: ({ person }) => person.name,
            sortBy: ({ person }) => person.name,
            csv: ({ person }) => person.name,
          },
          {
            key: 'segments',
            header: t('participants.segments'),
            cell: (participant) => (
              <ul className={classes.bare}>
                {segmentTexts(participant).map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            ),
            csv: (participant) => segmentTexts(participant).join(' / '),
          },
          {
            key: 'modifiers',
            header: t('rules.modifiers'),
            wideOnly: true,
            cell: (participant) => modifierTexts(participant).join(', '),
            csv: (participant) => modifierTexts(participant).join(', '),
          },
          {
            key: 'actions',
            header: t('participants.actions'),
            align: 'end',
            cell: (participant) =>
              writes && (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('participants.actionsOf', { name: participant.person.name })}
                    >
                      <IconDots size={16} />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item onClick={() => setAsked({ what: 'edit', participant })}>
                      {t('participants.edit')}
                    </Menu.Item>
                    {detail.published.some(({ rules }) => rules.modifiers.length > 0) && (
                      <Menu.Item onClick={() => setAsked({ what: 'modify', participant })}>
                        {t('participants.modify')}
                      </Menu.Item>
                    )}
                    <Menu.Item onClick={() => setAsked({ what: 'remove', participant })}>
                      {t('participants.remove')}
                    </Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              ),
          },
        ]}
      />
      {asked?.what === 'enrol' && <EnrolDialog plan={plan} onClose={close} />}
      {asked?.what === 'import' && <ImportDialog plan={plan} onClose={close} />}
      {asked?.what === 'add' && <ParticipantDialog plan={plan} taking={data.participants} onClose={close} />}
      {asked?.what === 'edit' && (
        <ParticipantDialog plan={plan} taking={data.participants} participant={asked.participant} onClose={close} />
      )}
      {asked?.what === 'modify' && <ModifierDialog detail={detail} participant={asked.participant} onClose={close} />}
      {asked?.what === 'remove' && <RemoveDialog planId={plan.id} participant={asked.participant} onClose={close} />}
    </>
  );
}

function RemoveDialog({
  planId,
  participant,
  onClose,
}: {
  planId: string;
  participant: ParticipantView;
  onClose: () => void;
}) {
  const { t } = useTranslation('rewards');
  const set = useSetParticipation(planId);
  const { person } = participant;
  return (
    <ConfirmReason
      opened
      title={t('participants.removeTitle', { name: person.name })}
      confirmLabel={t('participants.remove')}
      danger
      onConfirm={(reason) =>
        set
          .mutateAsync({ personId: person.id, segments: [], expectedVersion: participant.version, reason })
          .then(() => notifyDone(t('participants.removed', { name: person.name })))
      }
      onClose={onClose}
    >
      {t('participants.removeEffect')}
    </ConfirmReason>
  );
}
