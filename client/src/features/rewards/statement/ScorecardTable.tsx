import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectiveEvidence, ScorecardEvidence, StatementFactor } from '@/api/generated';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { sheetOf } from '@/ui/export/sheet';
import { NO_FIGURE, useFormat } from '@/ui/format';
import { decimalsOf } from '../figures';
import rewards from '../Rewards.module.css';
import classes from './Statement.module.css';

/** Where a scorecard is to be looked at as the run knew it. */
export interface ScorecardMoment {
  date: string;
  knownAt: string;
}

interface Props {
  factor: StatementFactor;
  scorecard: ScorecardEvidence;
  name: string;
  at: ScorecardMoment;
}

type Counted = Pick<ObjectiveEvidence, 'id' | 'name' | 'score' | 'counted' | 'share'>;

/** The scores and weights that made a scorecard's score, as the run knew them, with the way to each of them. */
export function ScorecardTable({ factor, scorecard, name, at }: Props) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const plain = (figure: number | null) => (figure === null ? NO_FIGURE : format.number(figure, decimalsOf(figure)));
  const weight = (share: number | null) =>
    share === null ? t('evidence.notCounted') : `${format.number(share * 100, decimalsOf(share * 100))}%`;
  const score = ({ score: own, counted }: Counted) =>
    counted !== null && counted !== own
      ? t('evidence.countedAs', { own: plain(own), counted: plain(counted) })
      : plain(own);
  const address = `/scorecards/${scorecard.scorecardId}` as string;
  const rows = scorecard.perspectives.flatMap((perspective) => [
    { perspective, objective: null, of: perspective as Counted },
    ...perspective.objectives.map((objective) => ({ perspective, objective, of: objective as Counted })),
  ]);
  const differs = factor.percent !== null && Math.abs((scorecard.score ?? 0) - factor.percent) > 1e-9;

  return (
    <div className={rewards.frame}>
      <ExportMenu
        name={name}
        title={t('evidence.table', { name })}
        timeless
        sheet={() =>
          sheetOf(rows, [
            { header: t('evidence.perspective'), cell: ({ perspective }) => perspective.name },
            { header: t('evidence.objective'), cell: ({ objective }) => objective?.name ?? '' },
            { header: t('evidence.score'), cell: ({ of }) => of.score },
            { header: t('evidence.counted'), cell: ({ of }) => of.counted },
            { header: t('evidence.share'), cell: ({ of }) => of.share },
          ])
        }
      />
      <table className={classes.values} aria-label={t('evidence.table', { name })}>
        <thead>
          <tr>
            <th scope="col">{t('evidence.objective')}</th>
            <th scope="col">{t('evidence.score')}</th>
            <th scope="col">{t('evidence.share')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ objective, of }) => (
            <tr key={of.id} className={objective ? undefined : classes.group}>
              <th scope="row" className={objective ? classes.inner : undefined}>
                {objective ? (
                  <Link to={address} search={at as never} hash={`objective-${objective.id}`}>
                    {of.name}
                  </Link>
                ) : (
                  of.name
                )}
              </th>
              <td className="num">{score(of)}</td>
              <td className="num">{weight(of.share)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className={classes.group}>
            <th scope="row">{t('evidence.total')}</th>
            <td className="num">{plain(scorecard.score)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <p className={rewards.muted}>{t('evidence.rollUp', { at: format.dateTime(at.knownAt) })}</p>
      {differs && (
        <p role="alert">{t('evidence.differs', { kept: plain(factor.percent), now: plain(scorecard.score) })}</p>
      )}
      <p className="no-print">
        <Link to={address} search={at as never}>
          {t('evidence.page', { name })}
        </Link>
      </p>
    </div>
  );
}
