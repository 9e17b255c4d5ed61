import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectiveView, PerspectiveView, ScorecardView } from '@/api/generated';
import { differenceKey } from '@/shared/structure/diff';
import { type Column, DataTable } from '@/ui/DataTable';
import { StatusBadge } from '@/ui/StatusBadge';
import { lanesOf, linkKey } from './layout';
import { MapMove } from './MapMove';
import classes from './MapTable.module.css';
import { useMarks } from './marks';
import type { Linking } from './useLinking';

interface Place {
  perspective: PerspectiveView;
  objective: ObjectiveView;
}

interface Row {
  cause: Place;
  /** Null for an objective that leads to nothing. */
  effect: Place | null;
}

/** The map's objectives and links as rows, from the foot of the map upwards. */
export function MapTable({ scorecard, linking }: { scorecard: ScorecardView; linking: Linking | null }) {
  const { t } = useTranslation('map');
  const marks = useMarks();
  const markOf = (place: Place) => marks?.differences.get(differenceKey('objective', place.objective.id)) ?? null;
  const linkMark = ({ cause, effect }: Row) =>
    effect && marks?.links.get(linkKey({ fromObjectiveId: cause.objective.id, toObjectiveId: effect.objective.id }));
  const places = lanesOf(scorecard.perspectives)
    .reverse()
    .flatMap((perspective) => perspective.objectives.map((objective) => ({ perspective, objective })));
  const byId = new Map(places.map((place) => [place.objective.id, place]));
  const rows: Row[] = places.flatMap((cause): Row[] => {
    const effects = scorecard.links
      .filter((link) => link.fromObjectiveId === cause.objective.id)
      .flatMap((link) => byId.get(link.toObjectiveId) ?? []);
    return effects.length > 0 ? effects.map((effect) => ({ cause, effect })) : [{ cause, effect: null }];
  });

  const columns: Column<Row>[] = [
    {
      key: 'cause',
      header: t('table.cause'),
      sortBy: (row) => row.cause.objective.name,
      csv: (row) => row.cause.objective.name,
      cell: (row) => <Objective place={row.cause} scorecardId={scorecard.id} />,
    },
    {
      key: 'causeScore',
      header: t('table.score'),
      align: 'end',
      wideOnly: true,
      sortBy: (row) => row.cause.objective.total.score,
      csv: (row) => row.cause.objective.total.score,
      cell: (row) => <MapMove score={row.cause.objective.total.score} mark={markOf(row.cause)} />,
    },
    {
      key: 'theme',
      header: t('table.theme'),
      wideOnly: true,
      sortBy: (row) => row.cause.objective.theme,
      csv: (row) => row.cause.objective.theme,
      cell: (row) => row.cause.objective.theme,
    },
    {
      key: 'effect',
      header: t('table.effect'),
      sortBy: (row) => row.effect?.objective.name ?? null,
      csv: (row) => row.effect?.objective.name,
      cell: (row) =>
        row.effect ? (
          <Objective place={row.effect} scorecardId={scorecard.id} />
        ) : (
          <span className={classes.muted}>{t('table.nothing')}</span>
        ),
    },
    {
      key: 'effectScore',
      header: t('table.score'),
      align: 'end',
      wideOnly: true,
      sortBy: (row) => row.effect?.objective.total.score ?? null,
      csv: (row) => row.effect?.objective.total.score,
      cell: (row) => row.effect && <MapMove score={row.effect.objective.total.score} mark={markOf(row.effect)} />,
    },
  ];
  if (marks)
    columns.push({
      key: 'change',
      header: t('table.change'),
      sortBy: (row) => linkMark(row) ?? null,
      csv: (row) => {
        const mark = linkMark(row);
        return mark && t(`marks.${mark}`);
      },
      cell: (row) => {
        const mark = linkMark(row);
        return mark && t(`marks.${mark}`);
      },
    });
  if (linking)
    columns.push({
      key: 'remove',
      header: t('table.actions'),
      width: 64,
      cell: ({ cause, effect }) =>
        effect && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('link.remove', { from: cause.objective.name, to: effect.objective.name })}
            onClick={() =>
              void linking.unlink({ fromObjectiveId: cause.objective.id, toObjectiveId: effect.objective.id })
            }
          >
            <IconX size={14} />
          </ActionIcon>
        ),
    });

  return (
    <DataTable
      label={t('table.label', { name: scorecard.name })}
      rows={rows}
      rowKey={(row) => `${row.cause.objective.id}/${row.effect?.objective.id}`}
      columns={columns}
      csvName={`${scorecard.name}-map`}
      empty={t('empty')}
      tools={t('table.count', { count: scorecard.links.length })}
    />
  );
}

function Objective({ place: { objective, perspective }, scorecardId }: { place: Place; scorecardId: string }) {
  return (
    <>
      <span className={classes.objective}>
        <StatusBadge status={objective.total.status} iconOnly />
        <Link to="/scorecards/$scorecardId" params={{ scorecardId }} hash={`objective-${objective.id}`}>
          {objective.name}
        </Link>
      </span>
      <span className={classes.muted}>{perspective.name}</span>
    </>
  );
}
