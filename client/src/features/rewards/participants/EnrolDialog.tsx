import { Button, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RewardPlanItem } from '@/api/generated';
import { useSession } from '@/shared/session';
import { subtreeIds, unitsQuery, unitTree } from '@/shared/units';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { focusFirstRefused } from '@/ui/forms';
import { useCalendar } from '@/ui/LocaleSettings';
import { NumberField } from '@/ui/NumberField';
import { notifyDone } from '@/ui/notify';
import { useEnrolUnit } from '../rewardQueries';
import { isClean, type SegmentForm, segmentFaults, segmentOf } from './segments';

interface Props {
  plan: RewardPlanItem;
  onClose: () => void;
}

/** Lets everybody who works in a unit take part, each in their own unit, for the same target amount. */
export function EnrolDialog(props: Props) {
  const { t } = useTranslation('rewards');
  return (
    <Modal opened onClose={props.onClose} title={t('participants.enrol')} size="lg">
      <EnrolForm {...props} />
    </Modal>
  );
}

function EnrolForm({ plan, onClose }: Props) {
  const { t } = useTranslation(['rewards', 'common']);
  const { t: tRewards } = useTranslation('rewards');
  const { t: tErrors } = useTranslation('errors');
  const { organization } = useSession();
  const year = useCalendar().of(organization.today, 'year');
  const { data: units } = useSuspenseQuery(unitsQuery());
  const enrol = useEnrolUnit(plan.id);
  const [segment, setSegment] = useState<SegmentForm>({
    key: 'all',
    from: year.start,
    to: year.end,
    unitId: plan.unitId,
    targetAmount: '',
  });
  const [checked, setChecked] = useState(false);
  const faults = segmentFaults([segment], { t: tRewards, tErrors });
  const fault = checked ? faults[0] : undefined;
  const offered = subtreeIds(units, plan.unitId);
  const change = (by: Partial<SegmentForm>) => setSegment({ ...segment, ...by });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setChecked(true);
    if (!isClean(faults)) {
      focusFirstRefused(event.currentTarget);
      return;
    }
    enrol.mutate(segmentOf(segment), {
      onSuccess: ({ joined, already }) => {
        notifyDone(t('participants.enrolled', { count: joined, already }));
        onClose();
      },
    });
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t('participants.enrolEffect')}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t('unit')}
            required
            searchable
            data={unitTree(units)
              .filter(({ unit }) => offered.has(unit.id))
              .map(({ unit }) => ({ value: unit.id, label: unit.name }))}
            value={segment.unitId}
            error={fault?.unitId}
            data-autofocus
            onChange={(unitId) => change({ unitId })}
          />
          <NumberField
            label={t('targetAmount')}
            min={0}
            description={t('participants.targetAmountHint')}
            required
            value={segment.targetAmount}
            error={fault?.targetAmount}
            onChange={(targetAmount) => change({ targetAmount })}
          />
          <TextInput
            type="date"
            label={t('participants.from')}
            required
            value={segment.from}
            error={fault?.from}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('participants.to')}
            required
            value={segment.to}
            error={fault?.to}
            onChange={(event) => change({ to: event.currentTarget.value })}
          />
        </SimpleGrid>
        <ErrorNotice error={enrol.error} listFields />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={enrol.isPending}>
            {t('participants.enrolNow')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
