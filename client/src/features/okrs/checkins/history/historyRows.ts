import type { CheckInEntry, KeyResultHistory, ProgressPoint } from '@/api/generated';

/** A line of the table: a check-in, or of a KPI-driven key result a period of its KPI. */
export interface HistoryRow {
  id: string;
  date: string;
  progress: number | null;
  /** 0 to 1. */
  elapsed: number;
  confidence: number | null;
  /** Null where only the KPI moved. */
  checkIn: CheckInEntry | null;
  point: ProgressPoint | null;
}

/** All lines, the latest first. */
export function historyRows(history: KeyResultHistory): HistoryRow[] {
  const { checkIns, points, keyResult } = history;
  const said = checkIns.map((checkIn): HistoryRow => {
    const point = points.find(({ date }) => date === checkIn.date) ?? null;
    return {
      id: checkIn.id,
      date: checkIn.date,
      progress: checkIn.progress ?? (checkIn.withdrawn ? null : (point?.progress ?? null)),
      elapsed: point?.elapsed ?? elapsedOn(history, checkIn.date),
      confidence: checkIn.confidence,
      checkIn,
      point,
    };
  });
  if (keyResult.measure.kind !== 'kpi') return said.reverse();
  const days = new Set(checkIns.filter(({ withdrawn }) => !withdrawn).map(({ date }) => date));
  const moved = points
    .filter(({ date }) => !days.has(date))
    .map((point): HistoryRow => ({ ...point, id: point.date, checkIn: null, point }));
  return [...said, ...moved].sort((a, b) => b.date.localeCompare(a.date));
}

/** How much of the cycle had gone by at the end of a day. */
function elapsedOn({ cycle }: KeyResultHistory, date: string): number {
  const days = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  const all = days(cycle.lastDay) - days(cycle.firstDay) + 1;
  return Math.min(Math.max((days(date) - days(cycle.firstDay) + 1) / all, 0), 1);
}
