import { useTranslation } from 'react-i18next';
import { wordFieldError } from '@/ui/words';
import type { DraftFault, KeyResultDraft } from './keyResultDraft';

/** What is wrong with a draft in words, by field; the first of each. */
export function useFaultWords() {
  const { t } = useTranslation('okrs');
  const { t: e } = useTranslation('errors');
  return (faults: readonly DraftFault[]): Partial<Record<keyof KeyResultDraft, string>> =>
    Object.fromEntries(
      [...faults]
        .reverse()
        .map(({ field, from, code }) => [
          field,
          from === 'okrs' ? t(`fault.${code}` as 'fault.startEqualsTarget') : wordFieldError(code, e),
        ]),
    );
}
