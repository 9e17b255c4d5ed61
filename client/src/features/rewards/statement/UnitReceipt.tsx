import { useTranslation } from 'react-i18next';
import type { RewardStatement, StatementUnit } from '@/api/generated';
import { useFormat } from '@/ui/format';
import type { PayFormat } from '../figures';
import { Combined } from './Combined';
import { FactorLine } from './FactorLine';
import { GateLine } from './GateLine';
import { ending, Result } from './Result';
import classes from './Statement.module.css';

interface Props {
  statement: RewardStatement;
  unit: StatementUnit;
  pay: PayFormat;
}

/** How the factor of one unit came about, step by step, and the amounts that it makes. */
export function UnitReceipt({ statement, unit, pay }: Props) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const before = unit.modifiers.at(-1)?.after ?? unit.gates.at(-1)?.after ?? unit.combined;
  const counts = !statement.awardsOnly || statement.awards.some(({ award: { top } }) => top && top.measureId === null);
  const amountOf = (amount: number) => ({ exact: pay.exact(amount), short: pay.money(amount) });
  const capped = statement.cap !== null && before !== null && before * 100 > statement.cap && unit.factor !== null;

  return (
    <>
      <h3 className={classes.step}>{t('statement.factors')}</h3>
      <ul className={classes.lines}>
        {unit.factors.map((factor) => (
          <FactorLine
            key={factor.measureId}
            factor={factor}
            counts={counts}
            at={{ date: statement.period, knownAt: statement.knownAt }}
            weighted={statement.combination === 'additive' && unit.factors.length > 1}
            pay={pay}
          />
        ))}
      </ul>
      {counts && unit.combined !== null && <Combined unit={unit} combination={statement.combination} pay={pay} />}
      {counts && (unit.gates.length > 0 || unit.modifiers.length > 0 || capped) && (
        <>
          <h3 className={classes.step}>{t('statement.adjusting')}</h3>
          <ul className={classes.lines}>
            {unit.gates.map((gate) => (
              <GateLine key={gate.gate.id} gate={gate} pay={pay} />
            ))}
            {unit.modifiers.map((modifier, index) => {
              const from = unit.modifiers[index - 1]?.after ?? unit.gates.at(-1)?.after ?? unit.combined;
              const result = { exact: pay.share(modifier.after), short: pay.shortShare(modifier.after) };
              return (
                <li key={modifier.modifierId} className={classes.line}>
                  <span>
                    {t('statement.modifier', { name: modifier.name })}
                    <span className={classes.formula}>
                      {pay.share(from)} × {pay.percent(modifier.percent)}
                      {ending(result)}
                    </span>
                  </span>
                  <Result {...result} />
                </li>
              );
            })}
            {capped && (
              <li className={classes.line}>
                <span>
                  {t('statement.cap', { cap: pay.percent(statement.cap) })}
                  <span className={classes.formula}>
                    {pay.share(before)} → {pay.share(unit.factor)}
                  </span>
                </span>
                <Result exact={pay.share(unit.factor)} short={pay.shortShare(unit.factor)} />
              </li>
            )}
          </ul>
        </>
      )}
      {unit.parts.some(({ targetAmount }) => targetAmount !== 0) && (
        <>
          <h3 className={classes.step}>{t('statement.amounts')}</h3>
          <ul className={classes.lines}>
            {unit.parts.map((part) => (
              <li key={part.from} className={classes.line}>
                <span>
                  {format.range(format.date(part.from), format.date(part.to))}
                  <span className={classes.formula}>
                    <Term label={t('targetAmount')}>{pay.money(part.targetAmount)}</Term> ×{' '}
                    <Term label={t('factor')}>{pay.share(unit.factor)}</Term>
                    {part.days !== part.periodDays && (
                      <>
                        {' '}
                        ×{' '}
                        <Term label={t('proration')}>
                          {t('days', { count: part.days })} ÷ {t('days', { count: part.periodDays })}
                        </Term>
                      </>
                    )}
                    {ending(amountOf(part.amount))}
                  </span>
                </span>
                <Result {...amountOf(part.amount)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** A figure of a formula with its name. */
export function Term({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <span className={classes.term}>
      {label} <span className="num">{children}</span>
    </span>
  );
}
