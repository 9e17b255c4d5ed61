import { useSession } from '@/shared/session';
import { useCalendar } from '@/ui/LocaleSettings';
import { useUrlState } from '@/ui/useUrlState';

/** Stands in the address for the whole fiscal year. */
export const WHOLE_YEAR = 'year';

export interface Dating {
  /** A month of the fiscal year, or `WHOLE_YEAR`. */
  choice: string;
  choose: (choice: string | null) => void;
  months: string[];
  /** As the API takes it: null for the whole fiscal year. */
  effectiveFrom: string | null;
  /** The first month in which the changes hold. */
  firstMonth: string;
}

/** From which month the changes of an edit session hold: the current month, as far as it lies in the fiscal year. */
export function useEffectiveFrom(fiscalYear: number): Dating {
  const calendar = useCalendar();
  const { today } = useSession().organization;
  const year = calendar.parse(String(fiscalYear)) ?? calendar.of(today, 'year');
  const months = calendar
    .range(calendar.of(year.start, 'month').key, calendar.of(year.end, 'month').key)
    .map((month) => month.key);
  const current = calendar.of(today, 'month').key;
  const usual = months.includes(current) ? current : WHOLE_YEAR;
  const [choice, choose] = useUrlState('from', usual, [...months, WHOLE_YEAR]);

  return {
    choice,
    choose,
    months,
    effectiveFrom: choice === WHOLE_YEAR ? null : choice,
    firstMonth: choice === WHOLE_YEAR ? (months[0] ?? current) : choice,
  };
}
