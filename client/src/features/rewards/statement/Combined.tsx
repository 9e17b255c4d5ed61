import { useTranslation } from 'react-i18next';
import type { Combination, StatementUnit } from '@/api/generated';
import type { PayFormat } from '../figures';
import { ending, Result } from './Result';
import classes from './Statement.module.css';

/** How the factors of several measures become one. */
export function Combined({
  unit,
  combination,
  pay,
}: {
  unit: StatementUnit;
  combination: Combination;
  pay: PayFormat;
}) {
  const { t } = useTranslation('rewards');
  const { factors } = unit;
  const result = { exact: pay.share(unit.combined), short: pay.shortShare(unit.combined) };
  if (factors.length < 2)
    return (
      <p className={classes.result}>
        <span>{t('statement.combinedOne')}</span>
        <Result {...result} />
      </p>
    );
  const weights = factors.reduce((sum, { weight }) => sum + weight, 0);
  const formula =
    combination === 'additive'
      ? `(${factors.map(({ factor, weight }) => `${pay.share(factor)} × ${pay.plain(weight)}`).join(' + ')}) ÷ ${pay.plain(weights)}`
      : factors.map(({ factor }) => pay.share(factor)).join(' × ');
  return (
    <p className={classes.result}>
      <span>
        {t(`combination.${combination}`)}
        <span className={classes.formula}>
          {formula}
          {ending(result)}
        </span>
      </span>
      <Result {...result} />
    </p>
  );
}
