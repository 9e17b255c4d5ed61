import { ActionIcon, Button, Group, Modal, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantView, RewardPlanItem } from '@/api/generated';
import { newId } from '@/api/ids';
import { useSession } from '@/shared/session';
import { peopleQuery, subtreeIds, unitsQuery, unitTree } from '@/shared/units';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { focusFirstRefused } from '@/ui/forms';
import { useCalendar } from '@/ui/LocaleSettings';
import { NumberField } from '@/ui/NumberField';
import { notifyDone } from '@/ui/notify';
import classes from '../Rewards.module.css';
import { useSetParticipation } from '../rewardQueries';
import { isClean, type SegmentForm, segmentFaults, segmentOf } from './segments';

interface Props {
  plan: RewardPlanItem;
  taking: readonly ParticipantView[];
  /** Absent for somebody new. */
  participant?: ParticipantView;
  onClose: () => void;
}

/** One person's dated segments: when, in which unit, for what target amount. */
export function ParticipantDialog(props: Props) {
  const { t } = useTranslation('rewards');
  const { participant } = props;
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="xl"
      title={participant ? t('participants.editTitle', { name: participant.person.name }) : t('participants.add')}
    >
      <ParticipantForm {...props} />
    </Modal>
  );
}

function ParticipantForm({ plan, taking, participant, onClose }: Props) {
  const { t } = useTranslation(['rewards', 'common']);
  const { t: tRewards } = useTranslation('rewards');
  const { t: tErrors } = useTranslation('errors');
  const { organization } = useSession();
  const calendar = useCalendar();
  const people = useQuery(peopleQuery());
  const { data: units } = useSuspenseQuery(unitsQuery());
  const set = useSetParticipation(plan.id);
  const [personId, setPersonId] = useState<string | null>(participant?.person.id ?? null);
  const year = calendar.of(organization.today, 'year');
  const blank = (): SegmentForm => ({
    key: newId(),
    from: year.start,
    to: year.end,
    unitId: people.data?.find(({ id }) => id === personId)?.unitId ?? plan.unitId,
    targetAmount: '',
  });
  const [segments, setSegments] = useState<SegmentForm[]>(() =>
    participant ? participant.segments.map((segment) => ({ ...segment, key: newId() })) : [blank()],
  );
  const [checked, setChecked] = useState(false);
  const faults = segmentFaults(segments, { t: tRewards, tErrors });
  const offered = subtreeIds(units, plan.unitId);
  const takes = new Set(taking.map(({ person }) => person.id));
  const change = (key: string, by: Partial<SegmentForm>) =>
    setSegments(segments.map((segment) => (segment.key === key ? { ...segment, ...by } : segment)));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setChecked(true);
    if (!personId || !isClean(faults)) {
      focusFirstRefused(event.currentTarget);
      return;
    }
    const name = participant?.person.name ?? people.data?.find(({ id }) => id === personId)?.name ?? '';
    set.mutate(
      { personId, segments: segments.map(segmentOf), expectedVersion: participant?.version ?? 0 },
      {
        onSuccess: () => {
          notifyDone(t('participants.saved', { name }));
          onClose();
        },
      },
    );
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {!participant && (
          <Select
            label={t('person')}
            required
            searchable
            nothingFoundMessage={t('rules.nobody')}
            data={(people.data ?? [])
              .filter(({ id, active }) => active && !takes.has(id))
              .map(({ id, name, title }) => ({ value: id, label: title ? `${name} · ${title}` : name }))}
            value={personId}
            error={checked && !personId && tErrors('fields.required')}
            data-autofocus
            onChange={(id) => {
              setPersonId(id);
              const unitId = people.data?.find((one) => one.id === id)?.unitId;
              if (unitId && offered.has(unitId)) setSegments(segments.map((segment) => ({ ...segment, unitId })));
            }}
          />
        )}
        {segments.map((segment, index) => {
          const fault = checked ? faults[index] : undefined;
          return (
            <fieldset key={segment.key} className={classes.card}>
              <legend className={classes.legend}>{t('participants.segment', { number: index + 1 })}</legend>
              <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
                <TextInput
                  type="date"
                  label={t('participants.from')}
                  required
                  value={segment.from}
                  error={fault?.from}
                  data-autofocus={(participant && index === 0) || undefined}
                  onChange={(event) => change(segment.key, { from: event.currentTarget.value })}
                />
                <TextInput
                  type="date"
                  label={t('participants.to')}
                  required
                  value={segment.to}
                  error={fault?.to}
                  onChange={(event) => change(segment.key, { to: event.currentTarget.value })}
                />
                <Select
                  label={t('unit')}
                  required
                  searchable
                  data={unitTree(units)
                    .filter(({ unit }) => offered.has(unit.id))
                    .map(({ unit }) => ({ value: unit.id, label: unit.name }))}
                  value={segment.unitId}
                  error={fault?.unitId}
                  onChange={(unitId) => change(segment.key, { unitId })}
                />
                <NumberField
                  label={t('targetAmount')}
                  min={0}
                  required
                  value={segment.targetAmount}
                  error={fault?.targetAmount}
                  onChange={(targetAmount) => change(segment.key, { targetAmount })}
                />
              </SimpleGrid>
              {segments.length > 1 && (
                <Group justify="flex-end">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('rules.remove', { name: t('participants.segment', { number: index + 1 }) })}
                    onClick={() => setSegments(segments.filter(({ key }) => key !== segment.key))}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Group>
              )}
            </fieldset>
          );
        })}
        <Button
          variant="default"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => setSegments([...segments, { ...blank(), from: '', unitId: segments.at(-1)?.unitId ?? null }])}
        >
          {t('participants.addSegment')}
        </Button>
        <ErrorNotice error={set.error} listFields />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={set.isPending}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
