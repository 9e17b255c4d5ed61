import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageOrphan, CoverageView } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { notifyUndo } from '@/ui/notify';
import { useOkrMoment } from '../okrAsOf';
import { objectivesQuery } from '../okrQueries';
import { useAlign } from './coverageQueries';

interface Props {
  /** The strategic objective that nobody pursues. */
  orphan: CoverageOrphan;
  coverage: CoverageView;
  onClose: () => void;
}

/** Chooses the objective that shall support a strategic objective. */
export function SupportDialog(props: Props) {
  const { t } = useTranslation('alignment');
  return (
    <Modal opened onClose={props.onClose} title={t('mend.align-objective.of', { title: props.orphan.title })} size="md">
      <SupportForm {...props} />
    </Modal>
  );
}

function SupportForm({ orphan, coverage, onClose }: Props) {
  const { t } = useTranslation(['alignment', 'common']);
  const align = useAlign();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error } = useQuery(objectivesQuery({ cycleId: coverage.cycle?.id }, useOkrMoment()));
  const options = (data?.objectives ?? [])
    .filter(({ canEdit, stage, archived }) => canEdit && stage !== 'closed' && !archived)
    .map(({ id, title, unitName }) => ({ value: id, label: t('mend.objectiveOption', { title, unit: unitName }) }));

  const submit = () =>
    chosen !== null &&
    align.mutate(
      {
        objectiveId: chosen,
        parent: { kind: 'strategic-objective', id: orphan.id, withinId: orphan.withinId },
      },
      {
        onSuccess: (takeBack) => {
          notifyUndo(t('mend.align-objective.done', { title: orphan.title }), () => void takeBack());
          onClose();
        },
      },
    );

  return (
    <Stack gap="md">
      <Select
        label={t('mend.align-objective.supporter')}
        searchable
        limit={60}
        nothingFoundMessage={t('mend.nothingFound')}
        data={options}
        value={chosen}
        onChange={setChosen}
        data-autofocus
      />
      <ErrorNotice error={error ?? align.error} listFields />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button onClick={submit} disabled={chosen === null} loading={align.isPending}>
          {t('mend.align-objective.label')}
        </Button>
      </Group>
    </Stack>
  );
}
