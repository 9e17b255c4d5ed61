import { useTranslation } from 'react-i18next';
import type { StatementFactor } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { CurveChart } from '../curve/CurveChart';
import { CurveWords, useStretchText } from '../curve/CurveWords';
import { stretchAt } from '../curve/segments';
import { decimalsOf, type PayFormat } from '../figures';
import { Evidence } from './Evidence';
import type { ScorecardMoment } from './ScorecardTable';
import classes from './Statement.module.css';

interface Props {
  factor: StatementFactor;
  /** Says the weight, too. */
  weighted: boolean;
  /** Something comes of the factor: an amount, or a rank by all measures together. */
  counts: boolean;
  /** The period that is paid, and what was known then. */
  at: ScorecardMoment;
  pay: PayFormat;
}

/** A measure: from actual and target to the attainment, from the attainment to the factor, and what it rests on. */
export function FactorLine({ factor, weighted, counts, at, pay }: Props) {
  const { t } = useTranslation('rewards');
  const name = useMeasureName()(factor);
  return (
    <li className={classes.block}>
      <div className={classes.line}>
        <span>
          <strong>{name}</strong>
          {weighted && <span className={classes.tag}>{t('weightOf', { weight: pay.plain(factor.weight) })}</span>}
          <Attainment factor={factor} pay={pay} />
          {counts && <Reading factor={factor} pay={pay} />}
        </span>
        <strong className="num">
          {counts
            ? `${t('factor')} ${pay.shortShare(factor.factor)}`
            : pay.shortShare(factor.percent === null ? null : factor.percent / 100)}
        </strong>
      </div>
      <Evidence factor={factor} name={name} at={at}>
        {counts && (
          <div className={classes.curve}>
            <CurveChart points={factor.curve.points} marked={factor.percent} />
            <CurveWords points={factor.curve.points} />
          </div>
        )}
      </Evidence>
    </li>
  );
}

/** What a measure is called: its KPI, scorecard or objective. */
export function useMeasureName() {
  const { t } = useTranslation('rewards');
  return ({ basis, name }: Pick<StatementFactor, 'basis' | 'name'>) =>
    basis === 'scorecard-score'
      ? t('statement.scorecardOf', { name: name ?? '' }).trim()
      : (name ?? t(`basis.${basis}`));
}

function Attainment({ factor, pay }: { factor: StatementFactor; pay: PayFormat }) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  if (factor.missing)
    return (
      <span className={classes.formula}>
        {factor.percent === null
          ? t('statement.missingHeld')
          : t('statement.missingAs', { percent: pay.percent(factor.percent) })}
      </span>
    );
  const { formula } = factor;
  // With the digits that there are, so that one who reckons it again comes to the same.
  const written = (figure: number | null) =>
    format.value(figure, {
      unitKind: factor.unitKind ?? 'score',
      unitSymbol: factor.unitSymbol,
      decimals: figure === null ? 0 : decimalsOf(figure),
    });
  const figures = { actual: written(factor.actual), target: written(factor.target) };
  const percent = pay.percent(factor.percent);
  if (formula)
    return <span className={classes.formula}>{t(`statement.attainment.${formula}`, { ...figures, percent })}</span>;
  return (
    <span className={classes.formula}>
      {factor.basis.startsWith('kpi') && factor.actual !== null && factor.target !== null
        ? t('statement.attainment.byScore', { ...figures, percent })
        : t(factor.basis === 'kpi-attainment' ? 'statement.attainment.plain' : 'statement.attainment.score', {
            percent,
          })}
    </span>
  );
}

/** The stretch of the curve that applied, and the straight line in figures. */
function Reading({ factor, pay }: { factor: StatementFactor; pay: PayFormat }) {
  const { t } = useTranslation('rewards');
  const stretchText = useStretchText();
  const stretch = factor.percent === null ? undefined : stretchAt(factor.curve.points, factor.percent);
  if (!stretch || factor.percent === null) return null;
  const { from, to, low, high } = stretch;
  const sloped = from !== null && to !== null && low !== high && factor.percent !== from;
  return (
    <span className={classes.formula}>
      {t('statement.stretch', { stretch: stretchText(stretch) })}
      {sloped && (
        <span className={classes.formula}>
          {`${pay.percent(low)} + (${pay.plain(factor.percent)} − ${pay.plain(from)}) ÷ (${pay.plain(to)} − ${pay.plain(from)}) × (${pay.percent(high)} − ${pay.percent(low)}) = ${pay.share(factor.factor)}`}
        </span>
      )}
    </span>
  );
}
