import i18n from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ImportRow, RowReason } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { wordProblem } from '@/ui/words';

/** Words for why a row was rejected or is suspicious; its figures are written in the unit of the row. */
export function useReasonWords(): (reason: RowReason, row?: ImportRow) => string {
  const { t } = useTranslation('imports');
  const { t: e } = useTranslation('errors');
  const format = useFormat();
  return ({ code, detail: plain, low, high }, row) => {
    const unit = {
      unitKind: row?.unitKind ?? 'count',
      unitSymbol: row?.unitSymbol ?? null,
      decimals: row?.decimals ?? 0,
    };
    const detail =
      low === null || high === null
        ? plain
        : t('rowReason.range', { low: format.value(low, unit), high: format.value(high, unit) });
    const own = `rowReason.${code.replace(/^import\./, '')}`;
    const detailed = `${own}_detail`;
    if (detail !== null && i18n.exists(detailed, { ns: 'imports' }))
      return t(detailed as 'rowReason.outlier_detail', { detail });
    if (i18n.exists(own, { ns: 'imports' })) return t(own as 'rowReason.outlier', { detail: detail ?? '' });
    const { what } = wordProblem({ status: 422, code, fields: {}, extra: { detail }, traceId: null }, e);
    return what;
  };
}
