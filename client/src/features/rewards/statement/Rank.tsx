import { useTranslation } from 'react-i18next';
import type { RewardStatement, StatementAward, StatementStanding } from '@/api/generated';
import { useFormat } from '@/ui/format';
import type { PayFormat } from '../figures';
import classes from './Statement.module.css';

interface Props {
  award: StatementAward;
  /** What it goes by. */
  by: string;
  statement: RewardStatement;
  pay: PayFormat;
}

/** A rank and how it came about: whose score it is, how it was weighted, and who shares it. */
export function Rank({ award, by, statement, pay }: Props) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const { rank, ranked, figure, standing } = award;
  const count = award.award.top?.count ?? 0;
  const all = award.award.top?.measureId == null;
  const short = all ? pay.shortShare : pay.shortPercent;
  return (
    <>
      <span className={classes.formula}>
        {t('award.bestOf', { count, by })} ·{' '}
        {rank === null
          ? t('award.unranked')
          : t(standing && standing.sharing > 1 ? 'award.rankedShared' : 'award.ranked', {
              rank: format.number(rank),
              total: format.number(ranked),
              figure: short(figure),
              sharing: format.number(standing?.sharing),
            })}
      </span>
      {standing && <Reckoned award={award} standing={standing} all={all} statement={statement} pay={pay} />}
      {standing?.unit && (
        <span className={classes.formula}>
          {t(standing.unit.sharing > 1 ? 'award.unitRankedShared' : 'award.unitRanked', {
            unit: standing.unit.unitName,
            figure: short(standing.unit.figure),
            rank: format.number(standing.unit.rank),
            count: standing.unit.ranked,
            sharing: format.number(standing.unit.sharing),
          })}
        </span>
      )}
      {standing && rank !== null && rank <= count && standing.reached > count && (
        <span className={classes.formula}>{t('award.tied', { count: standing.reached })}</span>
      )}
    </>
  );
}

interface ReckonedProps {
  award: StatementAward;
  standing: StatementStanding;
  /** All measures together rank, so one's own modifiers count. */
  all: boolean;
  statement: RewardStatement;
  pay: PayFormat;
}

/** The figure that ranks, where it is not simply that of the one unit: weighted by days, times one's own modifiers. */
function Reckoned({ award, standing, all, statement, pay }: ReckonedProps) {
  const { t } = useTranslation('rewards');
  const write = all ? pay.share : pay.percent;
  const { parts } = standing;
  const modifiers = all ? (statement.units[0]?.modifiers ?? []) : [];
  if (parts.length === 0 || (parts.length === 1 && modifiers.length === 0)) return null;
  const days = parts.reduce((sum, part) => sum + part.days, 0);
  const mean =
    parts.length === 1
      ? write(parts[0]?.figure)
      : `(${parts
          .map((part) => `${part.unitName} ${write(part.figure)} × ${t('days', { count: part.days })}`)
          .join(' + ')}) ÷ ${t('days', { count: days })}`;
  const factors = modifiers.map(({ name, percent }) => ` × ${name} ${pay.percent(percent)}`).join('');
  return (
    <span className={classes.formula}>
      {parts.length > 1 && `${t('award.byDays')} `}
      {`${mean}${factors} = ${write(award.figure)}`}
    </span>
  );
}
