import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageOrphan, CoverageView } from '@/api/generated';
import { useMayIn } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import { kpiListQuery } from '@/shared/lists';
import { useSession } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { notifyUndo } from '@/ui/notify';
import { type Placing, usePlaceKpi } from './coverageQueries';

interface Props {
  /** A KPI that looks for a strategic objective, or a strategic objective that looks for a KPI. */
  orphan: CoverageOrphan;
  coverage: CoverageView;
  onClose: () => void;
}

/** Places a KPI under a strategic objective, from this month on; undone from the corner. */
export function PlaceKpiDialog(props: Props) {
  const { t } = useTranslation('alignment');
  return (
    <Modal opened onClose={props.onClose} title={t('mend.place-kpi.of', { title: props.orphan.title })} size="md">
      <PlaceKpiForm {...props} />
    </Modal>
  );
}

function PlaceKpiForm({ orphan, coverage, onClose }: Props) {
  const { t } = useTranslation(['alignment', 'common']);
  const format = useFormat();
  const calendar = useCalendar();
  const { today } = useSession().organization;
  const place = usePlaceKpi();
  const [chosen, setChosen] = useState<string | null>(null);
  const isKpi = orphan.kind === 'kpi-without-objective';
  const strategic = useStrategicOptions(coverage, isKpi);
  const kpis = useKpiOptions(!isKpi);
  const month = calendar.of(today, 'month').key;

  /** From this month on, or for the whole of a fiscal year that does not hold it. */
  const fromOn = (scorecardId: string) => {
    const { fiscalYear } = coverage.scorecards.find(({ id }) => id === scorecardId) ?? {};
    return calendar.of(today, 'year').year === fiscalYear ? month : null;
  };

  function submit() {
    if (chosen === null) return;
    const [scorecardId = '', strategicObjectiveId = ''] = isKpi
      ? chosen.split('/')
      : [orphan.withinId ?? '', orphan.id];
    const placing: Placing = {
      scorecardId,
      strategicObjectiveId,
      kpiId: isKpi ? orphan.id : chosen,
      effectiveFrom: fromOn(scorecardId),
    };
    place.mutate(placing, {
      onSuccess: () => {
        notifyUndo(t('mend.place-kpi.done', { title: orphan.title }), () => place.mutate({ ...placing, away: true }));
        onClose();
      },
    });
  }

  return (
    <Stack gap="md">
      <Select
        label={isKpi ? t('mend.place-kpi.strategic') : t('mend.place-kpi.kpi')}
        searchable
        limit={60}
        nothingFoundMessage={t('mend.nothingFound')}
        data={isKpi ? strategic : kpis.options}
        value={chosen}
        onChange={setChosen}
        data-autofocus
      />
      <Text size="sm" c="dimmed">
        {t('mend.place-kpi.effect', { month: format.period(month) })}
      </Text>
      <ErrorNotice error={kpis.error ?? place.error} listFields />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button onClick={submit} disabled={chosen === null} loading={place.isPending}>
          {t('mend.place-kpi.label')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Strategic objectives of scorecards that may be edited, by scorecard. */
function useStrategicOptions({ scorecards }: CoverageView, wanted: boolean) {
  const mayEdit = useMayIn('edit-scorecards');
  if (!wanted) return [];
  return scorecards
    .filter(({ unitId, rows }) => mayEdit(unitId) && rows.length > 0)
    .map(({ id, name, rows }) => ({
      group: name,
      items: rows.map((row) => ({ value: `${id}/${row.strategicObjectiveId}`, label: row.name })),
    }));
}

function useKpiOptions(wanted: boolean) {
  const { t } = useTranslation('alignment');
  const { data = [], error } = useQuery({ ...kpiListQuery(useAsOf()), enabled: wanted });
  const options = data
    .filter(({ lifecycle }) => lifecycle === 'active' || lifecycle === 'draft')
    .map(({ id, name, code }) => ({ value: id, label: t('mend.kpiOption', { name, code }) }));
  return { options, error };
}
