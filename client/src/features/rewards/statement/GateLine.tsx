import { useTranslation } from 'react-i18next';
import type { PayGate, StatementGate } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { decimalsOf, type PayFormat } from '../figures';
import { EvidenceFold } from './Evidence';
import { Result } from './Result';
import classes from './Statement.module.css';

/** A condition in words: what of which KPI, when, and what follows where it does not hold. */
export function useGateText(pay: PayFormat) {
  const { t } = useTranslation('rewards');
  const limit = ({ figure, limit: given }: PayGate) =>
    figure === 'attainment' ? pay.percent(given) : pay.plain(given);
  return {
    condition: (gate: PayGate, name: string | null) =>
      t(`gate.condition.${gate.comparison}.${gate.everySubPeriod ? 'every' : 'whole'}`, {
        name: name ?? t('gate.kpi'),
        figure: t(`gate.figure.${gate.figure}`),
        limit: limit(gate),
      }),
    effect: (gate: PayGate) => t(`gate.effectText.${gate.effect}`, { amount: pay.percent(gate.amount) }),
  };
}

/** What a gate did to the factor. */
export function GateLine({ gate, pay }: { gate: StatementGate; pay: PayFormat }) {
  const { t } = useTranslation('rewards');
  const text = useGateText(pay);
  const format = useFormat();
  const state = gate.held === null ? 'unknown' : gate.held ? 'held' : 'failed';
  const unit =
    gate.unitKind === null ? null : { unitKind: gate.unitKind, unitSymbol: gate.unitSymbol, decimals: gate.decimals };
  const figure = (value: number) => {
    if (gate.gate.figure === 'attainment') return pay.percent(value);
    return unit && gate.gate.figure === 'value'
      ? format.value(value, { ...unit, decimals: decimalsOf(value) })
      : pay.plain(value);
  };
  return (
    <li className={classes.block}>
      <div className={classes.line}>
        <span>
          {t('gate.gate')}: {text.condition(gate.gate, gate.name)}
          <span className={classes.formula}>
            {t(`gate.state.${state}`)}
            {state === 'failed' && ` · ${text.effect(gate.gate)}`}
          </span>
          {gate.failures.length > 0 && (
            <span className={classes.formula}>
              {t('gate.failures', {
                figures: gate.failures.map((one) => `${format.period(one.period)} ${figure(one.figure)}`).join(', '),
              })}
            </span>
          )}
          <span className={classes.formula}>
            {pay.share(gate.before)} → {pay.share(gate.after)}
          </span>
        </span>
        <Result exact={pay.share(gate.after)} short={pay.shortShare(gate.after)} />
      </div>
      <EvidenceFold
        name={gate.name ?? t('gate.kpi')}
        values={gate.evidence}
        unit={unit}
        to={gate.mayOpen ? `/kpis/${gate.gate.kpiId}` : null}
      />
    </li>
  );
}
