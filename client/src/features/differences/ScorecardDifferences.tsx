import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NodeDifference, ScorecardDifference } from '@/api/generated';
import { NOW } from '@/shared/comparedMoment';
import { useFormat } from '@/ui/format';
import classes from './Difference.module.css';
import { useMoments } from './moments';
import { ScoreMove } from './ScoreMove';
import { byText, isSeen, structureText } from './sentences';

/** The scorecards that differ: totals, perspectives and objectives, and what became of their structure. */
export function ScorecardDifferences({ scorecards }: { scorecards: readonly ScorecardDifference[] }) {
  return (
    <ul className={classes.list}>
      {scorecards.map((scorecard) => (
        <li key={scorecard.afterId ?? scorecard.beforeId}>
          <Scorecard scorecard={scorecard} />
        </li>
      ))}
    </ul>
  );
}

function Scorecard({ scorecard }: { scorecard: ScorecardDifference }) {
  const { t } = useTranslation('differences');
  const { from } = useMoments();
  const scorecardId = scorecard.afterId ?? scorecard.beforeId ?? '';
  const total = scorecard.nodes.find(({ level }) => level === 'scorecard');
  const perspectives = scorecard.nodes.filter((node) => node.level === 'perspective' && isSeen(node));
  const objectives = scorecard.nodes.filter((node) => node.level === 'objective' && isSeen(node));
  const known = new Set(perspectives.map(({ id }) => id));
  const loose = objectives.filter(({ perspectiveId }) => perspectiveId === null || !known.has(perspectiveId));

  return (
    <>
      <div className={classes.head}>
        <Link
          to="/scorecards/$scorecardId/differences"
          params={{ scorecardId }}
          search={(previous: object) => ({ ...previous, view: undefined })}
        >
          {scorecard.name}
        </Link>
        <span className={classes.muted}>{scorecard.unitName}</span>
        {total && <ScoreMove before={total.before} after={total.after} />}
        {scorecard.beforeId !== null && scorecard.beforeId === scorecard.afterId && (
          <Link
            className="no-print"
            to="/scorecards/$scorecardId/map"
            params={{ scorecardId }}
            search={(previous: object) => ({
              ...previous,
              with: from.date,
              withKnown: from.knownAt ?? NOW,
              view: 'map',
            })}
          >
            {t('onTheMap')}
          </Link>
        )}
      </div>
      {scorecard.beforeId !== null && scorecard.afterId !== null && scorecard.beforeId !== scorecard.afterId && (
        <p className={classes.figures}>{t('twoYears')}</p>
      )}
      {perspectives.length + loose.length > 0 && (
        <ul className={classes.nodes}>
          {perspectives.map((perspective) => (
            <Node key={perspective.id} node={perspective}>
              {objectives.filter(({ perspectiveId }) => perspectiveId === perspective.id)}
            </Node>
          ))}
          {loose.map((objective) => (
            <Node key={objective.id} node={objective} />
          ))}
        </ul>
      )}
      <Structure scorecard={scorecard} />
    </>
  );
}

function Node({ node, children = [] }: { node: NodeDifference; children?: readonly NodeDifference[] }) {
  const { t } = useTranslation('differences');
  return (
    <li>
      <span className={classes.nodeName}>
        <span className={classes.muted}>{t(`level.${node.level}`)}</span> {node.name}
      </span>{' '}
      <ScoreMove before={node.before} after={node.after} />
      {children.length > 0 && (
        <ul className={classes.nodes}>
          {children.map((child) => (
            <Node key={child.id} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** What was added, removed, moved, renamed and weighted anew, by whom and why. */
function Structure({ scorecard }: { scorecard: ScorecardDifference }) {
  const { t } = useTranslation('differences');
  const format = useFormat();
  if (scorecard.structure.length === 0) return null;
  return (
    <ul className={classes.structure} aria-label={t('structure.label', { name: scorecard.name })}>
      {scorecard.structure.map((change) => (
        <li key={`${change.kind}/${Object.values(change.subject).join('/')}`}>
          {structureText(change, t, format)}{' '}
          <span className={classes.muted}>
            {change.causes.map((cause) => (cause.event ? byText(cause, t, format) : t('structure.byDate'))).join(' ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
