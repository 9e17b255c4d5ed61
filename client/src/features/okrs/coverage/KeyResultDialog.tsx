import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageOrphan, CoverageView } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useOkrMoment } from '../okrAsOf';
import { objectivesQuery } from '../okrQueries';
import { newKeyResult } from './mendForms';

interface Props {
  /** The KPI that nobody refers to. */
  kpi: CoverageOrphan;
  coverage: CoverageView;
  onClose: () => void;
}

/** Chooses the objective that the KPI shall measure; its form of a key result opens with the KPI filled in. */
export function KeyResultDialog(props: Props) {
  const { t } = useTranslation('alignment');
  return (
    <Modal opened onClose={props.onClose} title={t('mend.add-key-result.of', { title: props.kpi.title })} size="md">
      <KeyResultForm {...props} />
    </Modal>
  );
}

function KeyResultForm({ kpi, coverage, onClose }: Props) {
  const { t } = useTranslation(['alignment', 'common']);
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error } = useQuery(objectivesQuery({ cycleId: coverage.cycle?.id }, useOkrMoment()));
  const options = (data?.objectives ?? [])
    .filter(({ stage, archived, canEdit }) => canEdit && stage !== 'closed' && !archived)
    .map(({ id, title, unitName }) => ({ value: id, label: t('mend.objectiveOption', { title, unit: unitName }) }));

  return (
    <Stack gap="md">
      <Select
        label={t('mend.add-key-result.objective')}
        searchable
        limit={60}
        nothingFoundMessage={t('mend.nothingFound')}
        data={options}
        value={chosen}
        onChange={setChosen}
        data-autofocus
      />
      <Text size="sm" c="dimmed">
        {t('mend.add-key-result.effect')}
      </Text>
      <ErrorNotice error={error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          disabled={chosen === null}
          onClick={() => chosen !== null && void navigate(newKeyResult(chosen, kpi.id))}
        >
          {t('mend.add-key-result.label')}
        </Button>
      </Group>
    </Stack>
  );
}
