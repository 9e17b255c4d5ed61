import i18n from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RowReason } from '@/api/generated';
import { wordProblem } from '@/ui/words';

/** Words for why a row was rejected or is suspicious. */
export function useReasonWords(): (reason: RowReason) => string {
  const { t } = useTranslation('imports');
  const { t: e } = useTranslation('errors');
  return ({ code, detail }) => {
    const own = `rowReason.${code.replace(/^import\./, '')}`;
    const detailed = `${own}_detail`;
    if (detail !== null && i18n.exists(detailed, { ns: 'imports' }))
      return t(detailed as 'rowReason.outlier_detail', { detail });
    if (i18n.exists(own, { ns: 'imports' })) return t(own as 'rowReason.outlier', { detail: detail ?? '' });
    const { what } = wordProblem({ status: 422, code, fields: {}, extra: { detail }, traceId: null }, e);
    return what;
  };
}
