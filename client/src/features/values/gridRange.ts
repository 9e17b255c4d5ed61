import type { Frequency } from '@/api/generated';
import { type Calendar, kindOfFrequency, type Period } from '@/ui/periods';

/** How many periods stand side by side. */
const SHOWN: Record<Frequency, number> = {
  daily: 14,
  weekly: 12,
  monthly: 12,
  quarterly: 8,
  'half-yearly': 6,
  yearly: 5,
};

export interface GridRange {
  from: Period;
  to: Period;
}

/** The periods up to this one, as many as fit side by side; up to the one running today when the key is none of them. */
export function gridRange(frequency: Frequency, to: string | undefined, today: string, calendar: Calendar): GridRange {
  const kind = kindOfFrequency(frequency);
  const chosen = to === undefined ? null : calendar.parse(to);
  const last = chosen?.kind === kind ? chosen : calendar.of(today, kind);
  return { from: calendar.shift(last, 1 - SHOWN[frequency]), to: last };
}

/** The key of the last period shown when one pages by most of a screenful; undefined for the latest. */
export function paged(range: GridRange, direction: -1 | 1, today: string, calendar: Calendar): string | undefined {
  const steps = Math.max(Math.floor(calendar.range(range.from.key, range.to.key).length / 2), 1) * direction;
  const next = calendar.shift(range.to, steps);
  return next.start >= calendar.of(today, next.kind).start ? undefined : next.key;
}
