import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScorecardView } from '@/api/generated';
import { closesCircle, lanesOf } from './layout';
import type { Linking } from './useLinking';

interface Props {
  scorecard: ScorecardView;
  linking: Linking;
  onClose: () => void;
}

/** Draws an arrow without a mouse: from which objective, to which. */
export function LinkDialog({ scorecard, linking, onClose }: Props) {
  const { t } = useTranslation(['map', 'common']);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const groups = lanesOf(scorecard.perspectives).map((perspective) => ({
    group: perspective.name,
    items: perspective.objectives.map((objective) => ({ value: objective.id, label: objective.name })),
  }));
  const link = from && to ? { fromObjectiveId: from, toObjectiveId: to } : null;
  const exists = scorecard.links.some((other) => other.fromObjectiveId === from && other.toObjectiveId === to);
  const refused = link && (exists ? t('link.exists') : closesCircle(scorecard.links, link) ? t('link.circle') : null);

  return (
    <Modal opened onClose={onClose} title={t('link.add')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!link || refused) return;
          linking.link(link);
          onClose();
        }}
      >
        <Stack gap="md">
          <Select label={t('link.from')} data={groups} searchable value={from} onChange={setFrom} data-autofocus />
          <Select label={t('link.to')} data={groups} searchable value={to} onChange={setTo} error={refused} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" disabled={!link || Boolean(refused)}>
              {t('link.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
