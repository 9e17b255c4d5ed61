import { useTranslation } from 'react-i18next';
import { wordFieldError } from '@/ui/words';

/** The most characters that the API takes. Nothing is cut: what is longer stays as it was typed, and is refused. */
export const TITLE_LENGTH = 200;
export const TEXT_LENGTH = 2000;
export const REASON_LENGTH = 500;
export const UNIT_LENGTH = 20;
export const QUANTITY_UNIT_LENGTH = 40;

/** Why a text may not be sent: a code below `fields` of `errors.json` with the limit and its length; null when it may. */
export function lengthFault(text: string, most: number): string | null {
  const { length } = text.trim();
  return length > most ? `too_long_by:${most}:${length}` : null;
}

/** What stands beside a field whose text is too long, while it is typed; null when it is not. */
export function useTooLong() {
  const { t } = useTranslation('errors');
  return (text: string, most: number): string | null => {
    const fault = lengthFault(text, most);
    return fault && wordFieldError(fault, t);
  };
}
