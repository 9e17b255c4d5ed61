import type { Frequency } from '@/api/generated';
import { type Calendar, kindOfFrequency } from '@/ui/periods';

/** How far back the chart goes: enough to see a year against the year before. */
const PERIODS: Record<Frequency, number> = {
  daily: 120,
  weekly: 104,
  monthly: 36,
  quarterly: 20,
  'half-yearly': 12,
  yearly: 10,
};

/** From some years back to the end of the fiscal year, so that the targets ahead are in sight. */
export function seriesRange(
  frequency: Frequency,
  date: string,
  today: string,
  calendar: Calendar,
): { from: string; to: string } {
  const kind = kindOfFrequency(frequency);
  const day = calendar.parse(date)?.end ?? today;
  const last = calendar.of(day > today ? day : today, kind);
  const yearEnd = calendar.of(last.end, 'year').end;
  // Days and weeks ahead only stretch the chart.
  const to = kind === 'day' || kind === 'week' ? last : calendar.of(yearEnd, kind);
  return { from: calendar.shift(last, 1 - PERIODS[frequency]).key, to: to.key };
}
