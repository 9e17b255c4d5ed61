import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LeaderboardOf, LeaderboardRow, LeaderboardView } from '@/api/generated';
import { toProblem } from '@/api/problem';
import { useAsOf } from '@/shared/asOf';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { usePayFormat } from '../figures';
import rewards from '../Rewards.module.css';
import { leaderboardQuery } from '../rewardQueries';
import { useMeasureName } from '../statement/FactorLine';
import classes from './Recognition.module.css';

/** One's own rank first, its neighbours, then the best. No figure of anybody else. */
export function LeaderboardSection({ planId }: { planId: string }) {
  const { t } = useTranslation('rewards');
  const { data, error, refetch } = useQuery(leaderboardQuery(planId, useAsOf()));
  const code = error && toProblem(error).code;
  if (code === 'reward_leaderboard.off') return <p className={rewards.muted}>{t('leaderboard.offThen')}</p>;
  if (code === 'reward_plan.not_found') return <p className={rewards.muted}>{t('leaderboard.notThen')}</p>;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return data ? <Board board={data} /> : null;
}

function Board({ board }: { board: LeaderboardView }) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const pay = usePayFormat(useLocaleSettings().currency);
  const measureName = useMeasureName();
  const { own, ownFigure, basis } = board;
  const by =
    basis === null
      ? t('award.combined')
      : board.measureName === null
        ? t('rules.ownScorecard')
        : measureName({ basis, name: board.measureName });
  const shown = new Map([...board.top, ...board.around].map((row) => [row.id, row]));
  const shared = (row: LeaderboardRow) =>
    [...shown.values()].some(({ id, rank }) => id !== row.id && rank === row.rank);

  return (
    <>
      <p className={rewards.muted}>
        {t('leaderboard.about', { period: format.period(board.period), of: t(`leaderboard.ofKind.${board.of}`), by })}
      </p>
      {own ? (
        <p className={classes.own}>
          <strong className="num">
            {t(shared(own) ? 'leaderboard.ownShared' : 'leaderboard.own', { rank: format.number(own.rank) })}
          </strong>
          <span>{t(`leaderboard.among.${board.of}`, { count: board.total })}</span>
          <span className={rewards.muted}>
            {t(board.of === 'units' ? 'leaderboard.unitFigure' : 'leaderboard.ownFigure', {
              figure: basis === null ? pay.shortShare(ownFigure) : pay.shortPercent(ownFigure),
            })}
          </span>
        </p>
      ) : (
        <p className={rewards.muted}>
          {t(
            board.total === 0
              ? 'leaderboard.nobody'
              : board.takesPart
                ? 'leaderboard.unmeasured'
                : 'leaderboard.notTaking',
          )}
        </p>
      )}
      {lists(board).map(({ title, rows }) => (
        <Rows key={title} title={t(`leaderboard.${title}`)} rows={rows} of={board.of} shared={shared} />
      ))}
      {board.onTop > board.top.length && (
        <p className={rewards.muted}>{t(`leaderboard.more.${board.of}`, { count: board.onTop - board.top.length })}</p>
      )}
    </>
  );
}

/** Own row with its neighbours, then the best; one list where one of the two holds all of the other. */
function lists({ around, top, total }: LeaderboardView) {
  const holds = (rows: readonly LeaderboardRow[], others: readonly LeaderboardRow[]) =>
    others.every(({ id }) => rows.some((row) => row.id === id));
  const titled = (rows: readonly LeaderboardRow[], title: 'around' | 'top') => ({
    title: rows.length === total ? ('all' as const) : title,
    rows,
  });
  const kept = holds(top, around)
    ? [titled(top, 'top')]
    : holds(around, top)
      ? [titled(around, 'around')]
      : [titled(around, 'around'), titled(top, 'top')];
  return kept.filter(({ rows }) => rows.length > 0);
}

interface RowsProps {
  title: string;
  rows: readonly LeaderboardRow[];
  of: LeaderboardOf;
  shared: (row: LeaderboardRow) => boolean;
}

function Rows({ title, rows, of, shared }: RowsProps) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  return (
    <div className={classes.rows}>
      <h3 className={classes.heading}>{title}</h3>
      <ol className={classes.list} aria-label={title}>
        {rows.map((row) => (
          <li key={row.id} className={classes.row} data-own={row.own || undefined}>
            <span className="num">
              {t(shared(row) ? 'leaderboard.rankShared' : 'leaderboard.rank', { rank: format.number(row.rank) })}
            </span>
            <span>
              {row.name || t('someone')}
              {row.own && <strong className={classes.you}>{t(`leaderboard.you.${of}`)}</strong>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
