import { useTranslation } from 'react-i18next';
import type { KeyResultView } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { wordNumber } from '@/ui/forms';
import { NumberField } from '@/ui/NumberField';
import type { NumberEntry } from '@/ui/numbers';
import { writeFigure } from '../measure';
import { ProgressBar } from '../ProgressBar';
import { BandBadge } from './BandBadge';
import classes from './Closing.module.css';
import { SCORE_LIMITS, scoreOf } from './reviewForm';
import { proposedScore } from './scores';

interface Props {
  keyResult: KeyResultView;
  entry: NumberEntry;
  /** Somebody tried to close: what is missing is said. */
  checked: boolean;
  readOnly: boolean;
  onChange: (entry: NumberEntry) => void;
}

/** A key result, how far it came, and its score. */
export function ScoreRow({ keyResult, entry, checked, readOnly, onChange }: Props) {
  const { t } = useTranslation(['alignment', 'errors']);
  const { t: errors } = useTranslation('errors');
  const format = useFormat();
  const { title, measure, reading } = keyResult;
  const proposed = proposedScore(keyResult);
  const score = scoreOf(entry);
  const figures = [
    reading.current !== null &&
      t('closing.reached', {
        current: writeFigure(format, measure, reading.current),
        target: writeFigure(format, measure, measure.target),
      }),
    proposed === null ? t('closing.noProposal') : t('closing.proposal', { score: format.number(proposed, 2) }),
  ];
  return (
    <li className={classes.scoreRow}>
      <div className={classes.scoreTitle}>
        <span>{title}</span>
        <span className={classes.muted}>{figures.filter(Boolean).join(' · ')}</span>
      </div>
      <div className={classes.scoreProgress}>
        <ProgressBar progress={reading.progress} elapsed={null} status={reading.status} />
        <span className="num">{format.percent(reading.progress)}</span>
      </div>
      <div className={classes.scoreField}>
        <NumberField
          {...SCORE_LIMITS}
          w={88}
          aria-label={t('closing.scoreOf', { title })}
          value={entry}
          readOnly={readOnly}
          error={checked ? wordNumber(entry, errors, { ...SCORE_LIMITS, required: true }) : undefined}
          onChange={onChange}
          onKeyDown={(event) => {
            const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
            if (!step || score === null || readOnly) return;
            event.preventDefault();
            onChange(Math.min(1, Math.max(0, Math.round(score * 100 + step * 10) / 100)));
          }}
        />
        {score !== null && <BandBadge score={score} />}
      </div>
    </li>
  );
}
