import type { TFunction } from 'i18next';
import { useAsOf } from '@/shared/asOf';
import { type ComparedMoment, useMoment } from '@/shared/comparedMoment';
import type { Format } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';

/** Both sides as the address says; without another moment it is the period before, known as the page knows. */
export function useMoments(): { from: ComparedMoment; to: ComparedMoment } {
  const { date, knownAt } = useAsOf();
  const calendar = useCalendar();
  const moment = useMoment();
  const shown = calendar.parse(date);
  const before = shown ? calendar.shift(shown, -1).key : date;
  return { from: moment ?? { date: before, knownAt }, to: { date, knownAt } };
}

/** `March 2026 (as known on 10 April 2026)`. */
export const momentText = ({ date, knownAt }: ComparedMoment, t: TFunction<'differences'>, format: Format) =>
  knownAt === undefined
    ? t('moment.now', { date: format.period(date) })
    : t('moment.known', { date: format.period(date), at: format.dateTime(knownAt) });
