import type { CycleView } from '@/api/generated';

const DAY = 86_400_000;

/** How many days a cycle has, both ends included. */
const daysOf = ({ firstDay, lastDay }: Pick<CycleView, 'firstDay' | 'lastDay'>): number =>
  Math.round((Date.parse(lastDay) - Date.parse(firstDay)) / DAY) + 1;

/** The days that are left of a cycle; the elapsed share counts the day looked at as gone. */
export const daysLeft = (cycle: Pick<CycleView, 'firstDay' | 'lastDay' | 'elapsed'>): number =>
  Math.round(daysOf(cycle) * (1 - cycle.elapsed));

/** The elapsed share where a mark of it says something: not before the first day. */
export const paceMark = (cycle: Pick<CycleView, 'elapsed'> | null): number | null =>
  cycle === null || cycle.elapsed <= 0 ? null : Math.min(cycle.elapsed, 1);

/** Newest first: what is planned, what runs, what has ended. */
export const byNewest = (cycles: readonly CycleView[]): CycleView[] =>
  [...cycles].sort((a, b) => b.firstDay.localeCompare(a.firstDay) || b.lastDay.localeCompare(a.lastDay));
