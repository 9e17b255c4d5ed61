import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScorecardView } from '@/api/generated';
import { type Difference, type Direction, diffScorecards } from '@/shared/structure/diff';
import { useFormat } from '@/ui/format';
import classes from './Comparison.module.css';

const Context = createContext<ReadonlyMap<string, Difference> | null>(null);

/** Makes the differences from another moment known to everything below; without another moment there are none. */
export function Comparison(props: { before: ScorecardView | null; after: ScorecardView; children: ReactNode }) {
  const { before, after, children } = props;
  const differences = useMemo(
    () => before && new Map(diffScorecards(before, after).map((difference) => [difference.key, difference])),
    [before, after],
  );
  return <Context value={differences}>{children}</Context>;
}

/** All differences in order; null when nothing is compared. */
export const useDifferences = (): ReadonlyMap<string, Difference> | null => useContext(Context);

const SHAPES: Record<Direction, string> = {
  up: 'M5 1.5 9 8H1Z',
  down: 'M5 8.5 1 2h8Z',
  same: 'M1 4.2h8v1.6H1Z',
  appeared: 'M4.2 1h1.6v3.2H9v1.6H5.8V9H4.2V5.8H1V4.2h3.2Z',
  vanished: 'M1 4.2h8v1.6H1Z',
};

/** What became of a score: before → after, how much, and in which direction, as a shape and as a word. */
export function ScoreChange({ difference }: { difference: Difference }) {
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  const { score, direction, presence } = difference;
  const word = presence === 'both' ? t(`compare.${direction}`) : t(`compare.${presence}`);
  const tone = direction === 'up' ? classes.up : direction === 'down' ? classes.down : classes.none;

  return (
    <span className={`${classes.change} ${tone}`}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d={SHAPES[presence === 'added' ? 'appeared' : direction]} fill="currentColor" />
      </svg>
      <span className={classes.word}>{word}</span>
      {direction !== 'same' && presence === 'both' && (
        <span className="num">
          {t('compare.fromTo', { before: format.score(score.before), after: format.score(score.after) })}
          {score.before !== null && score.after !== null && ` (${format.difference(score.after - score.before)})`}
        </span>
      )}
    </span>
  );
}

/** The mark beside a line while something is compared; nothing otherwise. */
export function ChangeMark({ of }: { of: string }) {
  const difference = useDifferences()?.get(of);
  return difference ? <ScoreChange difference={difference} /> : null;
}
