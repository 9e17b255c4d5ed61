import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlignmentView, CoverageOrphan, CoverageView, ObjectiveParent, ParentKind } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { notifyUndo } from '@/ui/notify';
import { alignmentQuery } from '../alignment/alignmentQueries';
import { useOkrMoment } from '../okrAsOf';
import { useAlign } from './coverageQueries';

interface Props {
  /** The objective that supports nothing yet. */
  orphan: CoverageOrphan;
  coverage: CoverageView;
  onClose: () => void;
}

/** Says what an objective supports: a strategic objective, another objective, or one of its key results. */
export function AlignDialog(props: Props) {
  const { t } = useTranslation('alignment');
  return (
    <Modal opened onClose={props.onClose} title={t('mend.align-objective.of', { title: props.orphan.title })} size="md">
      <AlignForm {...props} />
    </Modal>
  );
}

function AlignForm({ orphan, coverage, onClose }: Props) {
  const { t } = useTranslation(['alignment', 'common']);
  const align = useAlign();
  const [chosen, setChosen] = useState<string | null>(null);
  const alignment = useQuery(alignmentQuery(coverage.cycle?.id, useOkrMoment()));
  const groups = [
    ...coverage.scorecards.map(({ id, name, rows }) => ({
      group: t('mend.align-objective.strategic', { name }),
      items: rows.map((row) => ({ value: `strategic-objective/${id}/${row.strategicObjectiveId}`, label: row.name })),
    })),
    ...objectiveGroups(alignment.data, orphan.id, t('mend.align-objective.objectives')),
  ].filter(({ items }) => items.length > 0);

  function submit() {
    if (chosen === null) return;
    const [kind, within, id = ''] = chosen.split('/');
    const parent: ObjectiveParent = { kind: kind as ParentKind, id, withinId: within || null };
    align.mutate(
      { objectiveId: orphan.id, parent },
      {
        onSuccess: (takeBack) => {
          notifyUndo(t('mend.align-objective.done', { title: orphan.title }), () => void takeBack());
          onClose();
        },
      },
    );
  }

  return (
    <Stack gap="md">
      <Select
        label={t('mend.align-objective.parent')}
        description={t('mend.align-objective.hint')}
        searchable
        limit={80}
        nothingFoundMessage={t('mend.nothingFound')}
        data={groups}
        value={chosen}
        onChange={setChosen}
        data-autofocus
      />
      <ErrorNotice error={alignment.error ?? align.error} listFields />
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

/** Other objectives with their key results, which cannot be reached from this one: alignment runs in no circle. */
function objectiveGroups(alignment: AlignmentView | undefined, objectiveId: string, group: string) {
  if (!alignment) return [];
  const { nodes, links, units } = alignment;
  const below = supportersOf(objectiveId, alignment);
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const linked = new Set(links.filter(({ from }) => from === objectiveId).map(({ to }) => to));
  const items = nodes
    .filter(({ kind, id, withinId }) =>
      kind === 'strategic-objective' || linked.has(id)
        ? false
        : !below.has(kind === 'objective' ? id : (withinId ?? '')),
    )
    .map(({ kind, id, withinId, title, unitId }) => ({
      value: `${kind}/${kind === 'key-result' ? withinId : ''}/${id}`,
      label: kind === 'key-result' ? `\u2003${title}` : `${title} · ${unitNames.get(unitId) ?? ''}`,
    }));
  return [{ group, items }];
}

/** The objective itself and every objective that supports it, directly or through others. */
function supportersOf(objectiveId: string, { nodes, links }: Pick<AlignmentView, 'nodes' | 'links'>) {
  const ownerOf = new Map(nodes.map(({ id, kind, withinId }) => [id, kind === 'key-result' ? withinId : id]));
  const reached = new Set([objectiveId]);
  for (const id of reached)
    for (const { from, to } of links) if (to !== null && ownerOf.get(to) === id) reached.add(from);
  return reached;
}
