import { useTranslation } from 'react-i18next';
import type { KeyResultHistory } from '@/api/generated';
import { type Column, DataTable } from '@/ui/DataTable';
import { day, moment } from '@/ui/export/sheet';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { useFigureText } from '../LastCheckIn';
import { type HistoryRow, historyRows } from './historyRows';

/** The figures of the chart, one line for each check-in, with what was corrected. */
export function HistoryTable({ history }: { history: KeyResultHistory }) {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const figure = useFigureText();
  const { title, measure } = history.keyResult;

  function value({ checkIn, point }: HistoryRow) {
    if (measure.kind === 'kpi')
      return <NumberText>{figure(measure, { value: point?.value ?? null, milestonesDone: [] })}</NumberText>;
    if (!checkIn) return null;
    const now = figure(measure, checkIn);
    return (
      <span className="num">
        {checkIn.earlier
          .map((before) => ({ at: before.correctedAt, text: figure(measure, before) }))
          .filter(({ text }) => text !== now)
          .map(({ at, text }) => (
            <span key={at}>
              <s>{text}</s>{' '}
            </span>
          ))}
        {checkIn.withdrawn ? <s>{now}</s> : <strong>{now}</strong>}
      </span>
    );
  }
  const raw = ({ checkIn, point }: HistoryRow) =>
    measure.kind === 'kpi'
      ? point?.value
      : measure.kind === 'milestones'
        ? checkIn?.milestonesDone.length
        : checkIn?.value;
  const who = ({ checkIn }: HistoryRow) => (checkIn ? (checkIn.by?.name ?? t('erased')) : null);
  const hidden = (key: string, header: string, csv: Column<HistoryRow>['csv']): Column<HistoryRow> => ({
    key,
    header,
    csv,
    hidden: true,
    cell: () => null,
  });

  const columns: Column<HistoryRow>[] = [
    {
      key: 'date',
      header: t('history.date'),
      sortBy: ({ date }) => date,
      csv: ({ date }) => day(date),
      cell: ({ date, checkIn }) => (
        <>
          {format.date(date)}
          {checkIn?.withdrawn && ` · ${t('history.withdrawn')}`}
        </>
      ),
    },
    { key: 'value', header: t('overtaken.value'), align: 'end', csv: raw, cell: value },
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
      wideOnly: true,
      percent: true,
      csv: ({ elapsed }) => elapsed,
      cell: ({ elapsed }) => <NumberText>{format.percent(elapsed)}</NumberText>,
    },
    {
      key: 'confidence',
      header: t('confidence.short'),
      align: 'end',
      csv: ({ confidence }) => confidence,
      cell: ({ confidence }) => <NumberText>{format.number(confidence)}</NumberText>,
    },
    { key: 'by', header: t('history.by'), wideOnly: true, csv: who, cell: who },
    hidden('recordedAt', t('history.recordedAt'), ({ checkIn }) => moment(checkIn?.recordedAt)),
    hidden('note', t('note.label'), ({ checkIn }) => checkIn?.note),
    hidden('blocker', t('blocker.label'), ({ checkIn }) => checkIn?.blocker),
    hidden('blockerOwner', t('blocker.owner'), ({ checkIn }) => checkIn?.blockerOwner?.name),
    hidden('nextSteps', t('nextSteps.label'), ({ checkIn }) => checkIn?.nextSteps),
    hidden('state', t('history.state'), ({ checkIn }) => (checkIn?.withdrawn ? t('history.withdrawn') : null)),
    hidden('corrections', t('history.corrections'), ({ checkIn }) =>
      checkIn?.earlier
        .map((before) =>
          t('history.corrected', {
            figure: figure(measure, before),
            name: before.correctedBy?.name ?? t('erased'),
            at: format.dateTime(before.correctedAt),
            reason: before.reason,
          }),
        )
        .join('\n'),
    ),
  ];
  return (
    <DataTable
      label={t('history.tableOf', { title })}
      rows={historyRows(history)}
      rowKey={({ id }) => id}
      columns={columns}
      csvName={t('history.file', { title })}
      empty={null}
    />
  );
}
