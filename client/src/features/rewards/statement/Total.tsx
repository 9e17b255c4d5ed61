import { useTranslation } from 'react-i18next';
import type { RewardStatement } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { decimalsOf, type PayFormat } from '../figures';
import { DifferenceMark } from '../StateMark';
import classes from './Statement.module.css';

/** What all of it comes to: the sum, its rounding, the pool, and the amount in large figures: of an adjustment only what it pays or takes back. */
export function Total({ statement, pay }: { statement: RewardStatement; pay: PayFormat }) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const { unrounded, amount, adjusts, due, rounding, pool, cut } = statement;
  const parts = statement.units.flatMap((unit) => unit.parts);
  const rounded = unrounded !== null && amount !== null && !statement.scaled && unrounded !== amount;
  return (
    <section className={classes.total} aria-label={t('statement.total')}>
      {unrounded !== null && (
        <p className={classes.totalLine}>
          {t('statement.sum')}{' '}
          <span className="num">
            {parts.length > 1 && `${parts.map(({ amount }) => pay.exact(amount)).join(' + ')} = `}
            {pay.exact(unrounded)}
          </span>
        </p>
      )}
      <p className={classes.totalLine}>
        {t('statement.rounding', { unit: pay.plain(rounding.unit), mode: t(`rounding.${rounding.mode}`) })}
        {rounded && (
          <span className="num">
            {' '}
            {pay.exact(unrounded)} → {pay.money(amount)}
          </span>
        )}
      </p>
      {pool !== null && (
        <p className={classes.totalLine}>
          {t(statement.scaled ? 'statement.poolExceeded' : 'statement.poolHeld', { pool: pay.money(pool) })}
          {statement.scaled && (
            <span className="num">
              {' '}
              {pay.exact(unrounded)} → {pay.money(amount)}
            </span>
          )}
        </p>
      )}
      {cut && (
        <p className={classes.totalLine}>
          {cut.sum !== null && cut.factor !== null && (
            <>
              {t('statement.poolFactor')}{' '}
              <span className="num">
                {pay.money(pool)} ÷ {pay.exact(cut.sum)} = {format.number(cut.factor, decimalsOf(cut.factor, 9))}
              </span>{' '}
            </>
          )}
          {cut.remainder !== 'none' && t(`statement.remainder.${cut.remainder}`, { unit: pay.money(rounding.unit) })}
        </p>
      )}
      {adjusts === null ? (
        <p className={classes.amount}>
          <span>{t('statement.total')}</span>
          <strong className="num">{amount === null ? t('held.short') : pay.money(amount)}</strong>
        </p>
      ) : (
        <>
          <p className={classes.totalLine}>
            {t('adjustment.new')} <span className="num">{amount === null ? t('held.short') : pay.money(amount)}</span>
          </p>
          <p className={classes.amount}>
            <span>
              {t('adjustment.amount')} <DifferenceMark due={due} />
            </span>
            <strong className="num">{due === null ? t('held.short') : pay.change(due)}</strong>
          </p>
        </>
      )}
      {statement.held.length > 0 && <p className={classes.totalLine}>{t('held.amount')}</p>}
    </section>
  );
}
