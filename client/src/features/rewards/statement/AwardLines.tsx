import { useTranslation } from 'react-i18next';
import type { RewardStatement, StatementAward } from '@/api/generated';
import type { PayFormat } from '../figures';
import { EvidenceFold } from './Evidence';
import { useGateText } from './GateLine';
import { Rank } from './Rank';
import classes from './Statement.module.css';

/** What is given besides money: why or why not, and what changes where an earlier statement said otherwise. */
export function AwardLines({ statement, pay }: { statement: RewardStatement; pay: PayFormat }) {
  const { t } = useTranslation('rewards');
  const factors = statement.units.flatMap((unit) => unit.factors);
  const rankedBy = ({ award: { top }, name }: StatementAward) => {
    if (!top?.measureId) return t('award.combined');
    const basis = factors.find(({ measureId }) => measureId === top.measureId)?.basis;
    if (basis === 'scorecard-score')
      return name === null ? t('rules.ownScorecard') : t('statement.scorecardOf', { name });
    return name ?? t('award.measure');
  };
  return (
    <ul className={classes.lines}>
      {statement.awards.map((award) => (
        <AwardLine key={award.award.id} award={award} by={rankedBy(award)} statement={statement} pay={pay} />
      ))}
    </ul>
  );
}

interface PartProps {
  award: StatementAward;
  /** What a ranking goes by. */
  by: string;
  statement: RewardStatement;
  pay: PayFormat;
}

function AwardLine({ award, by, statement, pay }: PartProps) {
  const { t } = useTranslation('rewards');
  const { award: rule, unitName, granted, grantedBefore, due, evidence } = award;
  const quantity = (figure: number) => t('award.quantityOf', { quantity: pay.plain(figure), unit: rule.quantityUnit });
  return (
    <li className={classes.block}>
      <div className={classes.line}>
        <span>
          <strong>{rule.name}</strong>
          {unitName !== null && <span className={classes.tag}>{t('award.forUnit', { unit: unitName })}</span>}
          {rule.condition ? (
            <Condition award={award} pay={pay} />
          ) : (
            <Rank award={award} by={by} statement={statement} pay={pay} />
          )}
          {due !== null && grantedBefore !== 0 && due !== 0 && (
            <span className={classes.formula}>
              {t(due > 0 ? 'award.more' : 'award.withdrawn', {
                before: quantity(grantedBefore),
                now: quantity(granted ?? 0),
                difference: quantity(Math.abs(due)),
              })}
            </span>
          )}
        </span>
        <strong className="num">
          {granted === null ? t('held.short') : granted === 0 ? t('award.none') : quantity(granted)}
        </strong>
      </div>
      {rule.condition && (
        <EvidenceFold
          name={award.name ?? t('gate.kpi')}
          values={evidence}
          unit={null}
          to={award.mayOpen ? `/kpis/${rule.condition.kpiId}` : null}
        />
      )}
    </li>
  );
}

function Condition({ award: { award: rule, name, held }, pay }: Pick<PartProps, 'award' | 'pay'>) {
  const { t } = useTranslation('rewards');
  const gateText = useGateText(pay);
  if (!rule.condition) return null;
  const condition = gateText.condition(
    { ...rule.condition, id: rule.id, effect: 'zero', amount: 0, missing: 'hold' },
    name,
  );
  const state = held === null ? 'unknown' : held ? 'held' : 'failed';
  return (
    <span className={classes.formula}>
      {condition} · {t(`gate.state.${state}`)}
    </span>
  );
}
