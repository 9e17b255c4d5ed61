import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference, KpiDifference } from '@/api/generated';
import { type Column, DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import classes from './Difference.module.css';
import { ScoreMove } from './ScoreMove';
import { kpiFigures, kpiSentence, stepText, waysOf } from './sentences';

const FIRST = 30;

/** The KPIs that differ, each with why and with what it did further up, in sentences. */
export function KpiSentences({ difference, label }: { difference: Difference; label: string }) {
  const { t } = useTranslation('differences');
  const [all, setAll] = useState(false);
  const shown = all ? difference.kpis : difference.kpis.slice(0, FIRST);
  return (
    <>
      <ul className={classes.list} aria-label={label}>
        {shown.map((kpi) => (
          <KpiSentence key={kpi.kpiId} kpi={kpi} difference={difference} />
        ))}
      </ul>
      {difference.kpis.length > shown.length && (
        <Button className="no-print" size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('more', { count: difference.kpis.length - shown.length })}
        </Button>
      )}
    </>
  );
}

function KpiSentence({ kpi, difference }: { kpi: KpiDifference; difference: Difference }) {
  const { t } = useTranslation('differences');
  const format = useFormat();
  const sentence = kpiSentence(kpi, t, format);
  const figures = kpiFigures(kpi, t, format);
  const ways = waysOf(kpi, difference.scorecards);
  return (
    <li>
      <div className={classes.head}>
        <Link
          to={`/kpis/${kpi.kpiId}/differences` as string}
          search={(previous: object) => ({ ...previous, view: undefined })}
        >
          {kpi.name}
        </Link>
        <span className={classes.muted}>{kpi.unitName}</span>
        <ScoreMove before={kpi.before} after={kpi.after} />
      </div>
      {sentence && <p className={classes.sentence}>{sentence}</p>}
      {ways.map((way) => (
        <p key={way[0]?.key} className={classes.sentence}>
          <span aria-hidden="true">→ </span>
          {way.map((step) => stepText(step, t, format)).join(' → ')}
        </p>
      ))}
      {figures.length > 0 && <p className={classes.figures}>{figures.join(' · ')}</p>}
    </li>
  );
}

/** The same KPIs as a table of figures. */
export function KpiTable({ difference, label }: { difference: Difference; label: string }) {
  const { t } = useTranslation('differences');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const figure = (
    key: string,
    header: string,
    pick: (kpi: KpiDifference) => number | null | undefined,
    wideOnly = false,
  ): Column<KpiDifference> => ({
    key,
    header,
    align: 'end',
    wideOnly,
    sortBy: (kpi) => pick(kpi) ?? null,
    csv: (kpi) => pick(kpi),
    cell: (kpi) => (
      <NumberText>{key.startsWith('score') ? format.score(pick(kpi)) : format.value(pick(kpi), kpi, true)}</NumberText>
    ),
  });
  const columns: Column<KpiDifference>[] = [
    {
      key: 'name',
      header: t('table.kpi'),
      sortBy: (kpi) => kpi.name,
      csv: (kpi) => kpi.name,
      cell: (kpi) => (
        <Link
          to={`/kpis/${kpi.kpiId}/differences` as string}
          search={(previous: object) => ({ ...previous, view: undefined })}
        >
          {kpi.name}
        </Link>
      ),
    },
    {
      key: 'unit',
      header: t('table.unit'),
      wideOnly: true,
      sortBy: (kpi) => kpi.unitName,
      csv: (kpi) => kpi.unitName,
      cell: (kpi) => kpi.unitName,
    },
    figure('valueBefore', t('table.valueBefore'), (kpi) => kpi.before?.value, true),
    figure('valueAfter', t('table.valueAfter'), (kpi) => kpi.after?.value, true),
    figure('targetBefore', t('table.targetBefore'), (kpi) => kpi.before?.target, true),
    figure('targetAfter', t('table.targetAfter'), (kpi) => kpi.after?.target, true),
    figure('scoreBefore', t('table.scoreBefore'), (kpi) => kpi.before?.score),
    figure('scoreAfter', t('table.scoreAfter'), (kpi) => kpi.after?.score),
    {
      key: 'status',
      header: t('table.status'),
      wideOnly: true,
      csv: (kpi) =>
        [kpi.before, kpi.after].map((side) => (side ? common(`status.${side.status}`) : t('none'))).join(' → '),
      cell: (kpi) => (
        <ScoreMove
          before={kpi.before && { ...kpi.before, score: null }}
          after={kpi.after && { ...kpi.after, score: null }}
        />
      ),
    },
    {
      key: 'why',
      header: t('table.why'),
      wideOnly: true,
      csv: (kpi) => kpiSentence(kpi, t, format),
      cell: (kpi) => [...new Set(kpi.causes.map(({ kind }) => t(`causeKind.${kind}`)))].join(', '),
    },
  ];
  return (
    <DataTable
      label={label}
      rows={difference.kpis}
      rowKey={(kpi) => kpi.kpiId}
      columns={columns}
      csvName={t('table.file')}
      empty={t('kpis.none')}
    />
  );
}
