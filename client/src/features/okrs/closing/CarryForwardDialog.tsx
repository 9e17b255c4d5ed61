import { Button, Checkbox, Group, Modal, Radio, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CycleView, OkrObjectiveDetail } from '@/api/generated';
import { newId } from '@/api/ids';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import { PageSkeleton } from '@/ui/PageBoundary';
import { useOkrMoment } from '../okrAsOf';
import { cyclesQuery } from '../okrQueries';
import { useCarryForward } from './closingQueries';
import { scored } from './reviewForm';

interface Props {
  objective: OkrObjectiveDetail;
  onClose: () => void;
}

/** What goes on in a later cycle: which key results, from which start, and whether it supports the same. */
export default function CarryForwardDialog({ objective, onClose }: Props) {
  const { t } = useTranslation('alignment');
  const cycles = useQuery(cyclesQuery(useOkrMoment()));
  return (
    <Modal opened onClose={onClose} title={t('carry.title', { title: objective.title })} size="md">
      <ErrorNotice error={cycles.error} onRetry={() => void cycles.refetch()} />
      {cycles.isPending && <PageSkeleton lines={3} />}
      {cycles.data && (
        <CarryForm objective={objective} onClose={onClose} cycles={laterThan(objective, cycles.data.cycles)} />
      )}
    </Modal>
  );
}

/** Cycles that end after the objective's and still take objectives, the next first. */
const laterThan = ({ cycle }: OkrObjectiveDetail, cycles: readonly CycleView[]): CycleView[] =>
  cycles
    .filter(({ id, lastDay, status }) => id !== cycle.id && lastDay > cycle.lastDay && status !== 'closed')
    .sort((a, b) => a.firstDay.localeCompare(b.firstDay));

function CarryForm({ objective, cycles, onClose }: Props & { cycles: readonly CycleView[] }) {
  const { t } = useTranslation(['alignment', 'common']);
  const format = useFormat();
  const navigate = useNavigate();
  const carry = useCarryForward(objective.id);
  const keyResults = scored(objective);
  const [cycleId, setCycle] = useState(cycles[0]?.id ?? null);
  const [chosen, setChosen] = useState<string[]>(() =>
    keyResults.filter(({ score, reading }) => (score ?? reading.clamped ?? 0) < 1).map(({ id }) => id),
  );
  const [parents, setParents] = useState(objective.parents.length > 0);
  const [start, setStart] = useState<'current' | 'same'>('current');
  const [newObjectiveId] = useState(() => newId());

  if (cycles.length === 0)
    return (
      <Stack gap="md">
        <Text size="sm">{t('carry.noCycle')}</Text>
        <Link to={'/okrs/cycles' as string}>{t('carry.toCycles')}</Link>
      </Stack>
    );

  const submit = () =>
    cycleId !== null &&
    carry.mutate(
      { newObjectiveId, cycleId, keyResultIds: chosen, parents, resetStart: start === 'current' },
      {
        onSuccess: () => {
          notifyDone(
            t('carry.done', {
              title: objective.title,
              cycle: format.period(cycles.find(({ id }) => id === cycleId)?.name),
            }),
          );
          onClose();
          void navigate({ to: `/okrs/objectives/${newObjectiveId}` as string });
        },
      },
    );

  return (
    <Stack gap="md">
      <Text size="sm">{t('carry.effect')}</Text>
      <Select
        label={t('carry.cycle')}
        allowDeselect={false}
        data={cycles.map(({ id, name }) => ({ value: id, label: format.period(name) }))}
        value={cycleId}
        onChange={setCycle}
        data-autofocus
      />
      <Checkbox.Group
        label={t('carry.keyResults')}
        value={chosen}
        onChange={setChosen}
        error={chosen.length === 0 && t('carry.nothingChosen')}
      >
        <Stack gap={8} mt={4}>
          {keyResults.map(({ id, title, score, reading }) => (
            <Checkbox
              key={id}
              value={id}
              label={title}
              description={
                score === null
                  ? t('closing.progress', { progress: format.percent(reading.progress) })
                  : t('carry.scored', { score: format.number(score, 2) })
              }
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Radio.Group label={t('carry.start')} value={start} onChange={(value) => setStart(value as typeof start)}>
        <Stack gap={8} mt={4}>
          <Radio value="current" label={t('carry.startCurrent')} />
          <Radio value="same" label={t('carry.startSame')} />
        </Stack>
      </Radio.Group>
      {objective.parents.length > 0 && (
        <Checkbox
          label={t('carry.parents')}
          description={objective.parents.map(({ title }) => title ?? t('hidden')).join(', ')}
          checked={parents}
          onChange={(event) => setParents(event.currentTarget.checked)}
        />
      )}
      <ErrorNotice error={carry.error} listFields />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button onClick={submit} disabled={chosen.length === 0 || cycleId === null} loading={carry.isPending}>
          {t('carry.submit')}
        </Button>
      </Group>
    </Stack>
  );
}
