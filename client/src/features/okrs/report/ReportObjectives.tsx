import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CycleObjectiveLine, CycleReport } from '@/api/generated';
import { type Column, DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { BandBadge } from '../closing/BandBadge';
import classes from './Report.module.css';

/** Every objective of the cycle with its score and its outcome. */
export function ReportObjectives({ report }: { report: CycleReport }) {
  const { t } = useTranslation(['alignment', 'okrs']);
  const format = useFormat();
  const columns: Column<CycleObjectiveLine>[] = [
    {
      key: 'title',
      header: t('kind.objective'),
      sortBy: ({ title }) => title,
      csv: ({ title }) => title,
      cell: ({ id, title, stage, carriedTo }) => (
        <>
          <Link to={`/okrs/objectives/${id}${stage === 'closed' ? '/close' : ''}` as string}>{title}</Link>
          {carriedTo.map((next) => (
            <Link key={next} to={`/okrs/objectives/${next}` as string} className={classes.carried}>
              {t('report.carried')}
            </Link>
          ))}
        </>
      ),
    },
    {
      key: 'unit',
      header: t('column.unit'),
      wideOnly: true,
      sortBy: ({ unitName }) => unitName,
      csv: ({ unitName }) => unitName,
      cell: ({ unitName }) => unitName,
    },
    {
      key: 'owner',
      header: t('column.owner'),
      wideOnly: true,
      sortBy: ({ owner }) => owner?.name ?? null,
      csv: ({ owner }) => owner?.name,
      cell: ({ owner }) => owner?.name,
    },
    {
      key: 'ambition',
      header: t('report.ambition'),
      wideOnly: true,
      sortBy: ({ ambition }) => t(`okrs:ambition.${ambition}`),
      csv: ({ ambition }) => t(`okrs:ambition.${ambition}`),
      cell: ({ ambition }) => t(`okrs:ambition.${ambition}`),
    },
    {
      key: 'stage',
      header: t('report.stage'),
      hidden: true,
      csv: ({ stage }) => t(`okrs:stage.${stage}`),
      cell: () => null,
    },
    {
      key: 'progress',
      header: t('column.progress'),
      align: 'end',
      wideOnly: true,
      percent: true,
      sortBy: ({ progress }) => progress,
      csv: ({ progress }) => progress,
      cell: ({ progress }) => <NumberText>{format.percent(progress)}</NumberText>,
    },
    {
      key: 'score',
      header: t('report.score'),
      align: 'end',
      sortBy: ({ score }) => score,
      csv: ({ score }) => score,
      cell: ({ score, stage }) => (
        <span className={classes.score}>
          <NumberText strong>{format.number(score, 2)}</NumberText>
          {score !== null && stage !== 'closed' && <span className={classes.muted}>{t('report.draft')}</span>}
          {score !== null && <BandBadge score={score} />}
        </span>
      ),
    },
    {
      key: 'outcome',
      header: t('report.outcome'),
      sortBy: ({ outcome }) => outcome && t(`outcome.${outcome}`),
      csv: ({ outcome }) => outcome && t(`outcome.${outcome}`),
      cell: ({ outcome }) => outcome && t(`outcome.${outcome}`),
    },
  ];
  return (
    <DataTable
      label={t('report.objectives')}
      rows={report.objectives}
      rowKey={({ id }) => id}
      columns={columns}
      csvName={t('report.title', { cycle: format.period(report.cycle.name) })}
      empty={null}
      tools={t('count', { count: report.objectives.length, number: format.number(report.objectives.length) })}
    />
  );
}
