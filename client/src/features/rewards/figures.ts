import { useMemo } from 'react';
import { currencyDigits } from '@/ui/currency';
import { type Format, NO_FIGURE, useFormat } from '@/ui/format';

/** The least decimals, up to `most`, that show the figure as it is. */
export function decimalsOf(figure: number, most = 4): number {
  for (let digits = 0; digits < most; digits++) {
    if (Math.abs(figure - Number(figure.toFixed(digits))) < 1e-9) return digits;
  }
  return most;
}

/** How figures of pay are written: amounts in a currency, factors as percentages with no digit too many. */
export function createPayFormat(format: Format, currency: string) {
  const percentWith = (most: number) => (percent: number | null | undefined) =>
    percent === null || percent === undefined ? NO_FIGURE : `${format.number(percent, decimalsOf(percent, most))}%`;
  const ofShare = (write: (percent: number | null) => string) => (share: number | null | undefined) =>
    write(share === null || share === undefined ? null : share * 100);
  const amountWith = (decimals: number) => (amount: number | null | undefined) =>
    format.value(amount, { unitKind: 'currency', unitSymbol: currency, decimals });
  const money = amountWith(currencyDigits(currency));
  return {
    money,
    /** Before rounding: with the fractions that there are. */
    exact: (amount: number | null | undefined) =>
      amount === null || amount === undefined
        ? NO_FIGURE
        : amountWith(Math.max(currencyDigits(currency), decimalsOf(amount)))(amount),
    /** With its sign: what is paid in addition, or taken back. */
    change: (amount: number | null | undefined) =>
      amount === null || amount === undefined ? NO_FIGURE : amount > 0 ? `+${money(amount)}` : money(amount),
    /** A figure in percent: 87.5 is `87.5%`. */
    percent: percentWith(4),
    /** A share: 0.875 is `87.5%`. */
    share: ofShare(percentWith(4)),
    /** As a headline says it: with one decimal at most, as scores have it everywhere. Its formula says the rest. */
    shortPercent: percentWith(1),
    shortShare: ofShare(percentWith(1)),
    /** A plain figure with the decimals it has. */
    plain: (figure: number | null | undefined) =>
      figure === null || figure === undefined ? NO_FIGURE : format.number(figure, decimalsOf(figure)),
  };
}

export type PayFormat = ReturnType<typeof createPayFormat>;

export function usePayFormat(currency: string): PayFormat {
  const format = useFormat();
  return useMemo(() => createPayFormat(format, currency), [format, currency]);
}
