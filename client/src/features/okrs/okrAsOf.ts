import { useOkrMoment } from '@/shared/objectives';
import { useSession } from '@/shared/session';
import { useCalendar } from '@/ui/LocaleSettings';

export { type OkrMoment, useOkrMoment } from '@/shared/objectives';

/** The day from which ages are counted: today, or the end of the period of the past that is looked at. */
export function useDayLookedAt(): string {
  const { date } = useOkrMoment();
  const { organization } = useSession();
  const calendar = useCalendar();
  const end = date === undefined ? undefined : calendar.parse(date)?.end;
  return end !== undefined && end < organization.today ? end : organization.today;
}
