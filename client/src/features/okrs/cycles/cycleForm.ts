import type { CycleKind, CycleView } from '@/api/generated';
import type { Calendar } from '@/ui/periods';

export const CYCLE_KINDS: readonly CycleKind[] = ['quarter', 'year', 'custom'];

export const EVERY_LIMITS = { min: 1, max: 92, decimals: 0 };
export const GRACE_LIMITS = { min: 0, max: 31, decimals: 0 };

const DAYS = { min: 7, max: 1_096 };
const LATER = { quarter: 8, year: 4 };
const EARLIER = { quarter: 4, year: 1 };

/** The quarters or years that a cycle can be planned for: some that have gone by, those to come. */
export function periodsFor(kind: 'quarter' | 'year', today: string, calendar: Calendar): string[] {
  const now = calendar.of(today, kind);
  return calendar
    .range(calendar.shift(now, -EARLIER[kind]).key, calendar.shift(now, LATER[kind]).key)
    .map(({ key }) => key);
}

/** The first period from today's on that has no cycle yet; the last one when all have. */
export function proposedPeriod(
  kind: 'quarter' | 'year',
  today: string,
  calendar: Calendar,
  cycles: readonly Pick<CycleView, 'firstDay' | 'lastDay'>[],
): string {
  const current = calendar.of(today, kind).key;
  const choices = periodsFor(kind, today, calendar).filter((key) => key >= current);
  const taken = (key: string) => {
    const period = calendar.parse(key);
    return cycles.some(({ firstDay, lastDay }) => firstDay === period?.start && lastDay === period.end);
  };
  return choices.find((key) => !taken(key)) ?? choices.at(-1) ?? current;
}

/** Why days cannot be a cycle's: a key below `cycles.fault`; null when they can. */
export function daysFault(firstDay: string, lastDay: string): 'daysMissing' | 'length' | null {
  const [from, to] = [Date.parse(firstDay), Date.parse(lastDay)];
  if (Number.isNaN(from) || Number.isNaN(to)) return 'daysMissing';
  const days = (to - from) / 86_400_000 + 1;
  return days >= DAYS.min && days <= DAYS.max ? null : 'length';
}
