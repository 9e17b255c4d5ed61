import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '@/ui/DataTable';
import { day } from '@/ui/export/sheet';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { useFigureText } from '../LastCheckIn';
import type { CheckInEntry, KeyResultHistory } from '../provisional';

/** The figures of the chart, one row for each check-in, with what was corrected. */
export function HistoryTable({ history }: { history: KeyResultHistory }) {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const figure = useFigureText();
  const { checkIns, keyResult } = history;
  const { measure } = keyResult;
  const share = (date: string) => elapsedOn(history, date);
  const raw = (checkIn: CheckInEntry) =>
    measure.kind === 'milestones' ? checkIn.milestonesDone.length : checkIn.value;

  const columns: Column<CheckInEntry>[] = [
    {
      key: 'date',
      header: t('history.date'),
      sortBy: ({ date }) => date,
      csv: ({ date }) => day(date),
      cell: ({ date }) => format.date(date),
    },
    {
      key: 'value',
      header: t('overtaken.value'),
      align: 'end',
      csv: raw,
      cell: (checkIn) => (
        <span className="num">
          {checkIn.earlier.map((before) => (
            <span key={before.correctedAt}>
              <s>{figure(measure, before)}</s>{' '}
            </span>
          ))}
          <strong>{figure(measure, checkIn)}</strong>
        </span>
      ),
    },
    {
      key: 'progress',
      header: t('history.progress'),
      align: 'end',
      percent: true,
      csv: ({ progress }) => progress,
      cell: ({ progress }) => <NumberText>{format.percent(progress)}</NumberText>,
    },
    {
      key: 'elapsed',
      header: t('history.elapsed'),
      align: 'end',
      percent: true,
      csv: ({ date }) => share(date),
      cell: ({ date }) => <NumberText>{format.percent(share(date))}</NumberText>,
    },
    {
      key: 'confidence',
      header: t('confidence.short'),
      align: 'end',
      csv: ({ confidence }) => confidence,
      cell: ({ confidence }) => <NumberText>{format.number(confidence)}</NumberText>,
    },
    {
      key: 'by',
      header: t('history.by'),
      csv: ({ by }) => by?.name ?? t('erased'),
      cell: ({ by }) => by?.name ?? t('erased'),
    },
    { key: 'note', header: t('note.label'), hidden: true, csv: ({ note }) => note, cell: ({ note }) => note },
    { key: 'blocker', header: t('blocker.label'), hidden: true, csv: ({ blocker }) => blocker, cell: () => null },
    {
      key: 'blockerOwner',
      header: t('blocker.owner'),
      hidden: true,
      csv: ({ blockerOwner }) => blockerOwner?.name,
      cell: () => null,
    },
    {
      key: 'nextSteps',
      header: t('nextSteps.label'),
      hidden: true,
      csv: ({ nextSteps }) => nextSteps,
      cell: () => null,
    },
    {
      key: 'corrections',
      header: t('history.corrections'),
      hidden: true,
      csv: ({ earlier }) =>
        earlier
          .map((before) =>
            t('history.corrected', {
              figure: figure(measure, before),
              name: before.correctedBy?.name ?? t('erased'),
              at: format.dateTime(before.correctedAt),
              reason: before.reason,
            }),
          )
          .join('\n'),
      cell: () => null,
    },
  ];
  return (
    <DataTable
      label={t('history.tableOf', { title: keyResult.title })}
      rows={[...checkIns].reverse()}
      rowKey={({ id }) => id}
      columns={columns}
      csvName={t('history.file', { title: keyResult.title })}
      empty={null}
    />
  );
}

/** How much of the cycle had gone by at the end of a day, 0 to 1. */
export function elapsedOn({ cycle }: KeyResultHistory, date: string): number {
  const days = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  const all = days(cycle.lastDay) - days(cycle.firstDay) + 1;
  return Math.min(Math.max((days(date) - days(cycle.firstDay) + 1) / all, 0), 1);
}
