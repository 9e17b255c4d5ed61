import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Calendar, calendar } from './periods';

export interface LocaleSettings {
  /** ISO 4217 code of the organization's currency. */
  currency: string;
  /** IANA name; every instant is shown in it. */
  timeZone: string;
  /** First month of the fiscal year, 1–12. */
  fiscalYearStartMonth: number;
}

const Context = createContext<LocaleSettings & { calendar: Calendar }>({
  currency: 'KRW',
  timeZone: 'Asia/Seoul',
  fiscalYearStartMonth: 1,
  calendar: calendar(),
});

/** The organization's currency, time zone and fiscal calendar, for `useFormat` and `useCalendar` below it. */
export function LocaleSettingsProvider({ settings, children }: { settings: LocaleSettings; children: ReactNode }) {
  const { currency, timeZone, fiscalYearStartMonth } = settings;
  const value = useMemo(
    () => ({ currency, timeZone, fiscalYearStartMonth, calendar: calendar(fiscalYearStartMonth) }),
    [currency, timeZone, fiscalYearStartMonth],
  );
  return <Context value={value}>{children}</Context>;
}

export const useLocaleSettings = () => useContext(Context);

/** The organization's fiscal calendar. */
export const useCalendar = (): Calendar => useContext(Context).calendar;
