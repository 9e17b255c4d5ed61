import { useMediaQuery } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '@/ui/chart/Chart';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { useOkrMoment } from '../okrAsOf';
import { historyQuery } from './checkInQueries';
import { CheckInLog } from './history/CheckInLog';
import { HistoryTable } from './history/HistoryTable';
import { historyOption } from './history/historyOption';
import { useSaidText } from './LastCheckIn';

/** How a key result has come along: its course beside the time gone by, and every check-in with what was corrected. */
export function KeyResultHistory({ keyResultId }: { keyResultId: string }) {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const said = useSaidText();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) === true;
  const { data: history } = useSuspenseQuery(historyQuery(keyResultId, useOkrMoment()));
  const { checkIns, points, keyResult } = history;
  const known = points.filter(({ progress }) => progress !== null);

  const option = useMemo(() => {
    const tooltip = (day: string) =>
      [
        format.date(day),
        ...points
          .filter(({ date }) => date === day)
          .map(({ progress }) => t('history.progressOf', { progress: format.percent(progress) })),
        ...checkIns
          .filter(({ date }) => date === day)
          .flatMap((checkIn) => [said(keyResult.measure, checkIn), checkIn.note && `“${checkIn.note}”`]),
      ].filter((line): line is string => typeof line === 'string');
    const words = { progress: t('history.progress'), elapsed: t('history.elapsed'), earlier: t('history.earlier') };
    return historyOption(history, format, { ...words, tooltip });
  }, [history, points, checkIns, keyResult, format, said, t]);

  if (checkIns.length === 0 && known.length === 0) return <EmptyState message={t('history.empty')} />;
  const last = known.at(-1);
  return (
    <>
      {known.length > 0 && (
        <Chart
          label={t('history.label', {
            title: keyResult.title,
            count: known.length,
            progress: format.percent(last?.progress),
            date: format.date(last?.date),
          })}
          option={option}
          height={phone ? 200 : 240}
          table={<HistoryTable history={history} />}
        />
      )}
      <CheckInLog history={history} />
    </>
  );
}
