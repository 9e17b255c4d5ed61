const DIGITS = new Map<string, number>();

/** How many decimals amounts in a currency have: 0 for KRW, 2 for USD. */
export function currencyDigits(currency: string): number {
  let digits = DIGITS.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0;
    DIGITS.set(currency, digits);
  }
  return digits;
}
