import { useTranslation } from 'react-i18next';
import type { StatementChange } from '@/api/generated';
import { NO_FIGURE, useFormat } from '@/ui/format';
import { decimalsOf, type PayFormat } from '../figures';
import classes from './Statement.module.css';

/** Why an adjustment differs: what was known otherwise, since when, by whom and for what reason. */
export function Changes({ changes, pay }: { changes: readonly StatementChange[]; pay: PayFormat }) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const figure = ({ unitKind, unitSymbol }: StatementChange, value: number | null) => {
    if (value === null) return NO_FIGURE;
    return unitKind === null
      ? pay.plain(value)
      : format.value(value, { unitKind, unitSymbol, decimals: decimalsOf(value) });
  };
  if (changes.length === 0) return <p className={classes.formula}>{t('adjustment.unchanged')}</p>;
  return (
    <>
      <h4 className={classes.step}>{t('adjustment.changes')}</h4>
      <ul className={classes.lines}>
        {changes.map((change) => (
          <li key={`${change.subjectId} ${change.kind} ${change.period}`} className={classes.block}>
            <strong>{change.name ?? t('held.input.kpi')}</strong> · {format.period(change.period)} ·{' '}
            {t(`adjustment.kind.${change.kind}`)}{' '}
            <span className="num">
              {figure(change, change.before)} → {figure(change, change.after)}
            </span>
            {change.at !== null && (
              <span className={classes.formula}>
                {[format.dateTime(change.at), change.by?.name].filter(Boolean).join(' · ')}
              </span>
            )}
            {change.reason && (
              <span className={classes.formula}>{t('adjustment.reason', { reason: change.reason })}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
