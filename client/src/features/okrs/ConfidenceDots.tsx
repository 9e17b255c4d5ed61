import { useTranslation } from 'react-i18next';
import { useFormat } from '@/ui/format';
import classes from './Pieces.module.css';

const DOTS = Array.from({ length: 10 }, (_, dot) => dot + 1);

/** Confidence, 0 to 10, as ten small dots; half dots for the mean of several. */
export function ConfidenceDots({ confidence }: { confidence: number | null }) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const decimals = confidence === null || Number.isInteger(confidence) ? 0 : 1;
  const label =
    confidence === null
      ? t('confidence.none')
      : t('confidence.of', { confidence: format.number(confidence, decimals) });
  return (
    <span className={classes.confidence} role="img" aria-label={label} title={label}>
      <svg width="68" height="6" viewBox="0 0 68 6" aria-hidden="true">
        {DOTS.map((dot) => {
          const share = Math.min(Math.max((confidence ?? 0) - dot + 1, 0), 1);
          const x = (dot - 1) * 7 + 2.5;
          return (
            <g key={dot}>
              <circle cx={x} cy="3" r="2" className={classes.dot} />
              {share >= 0.25 && share < 0.75 && <path d={`M${x} 1a2 2 0 0 0 0 4Z`} className={classes.dotFilled} />}
              {share >= 0.75 && <circle cx={x} cy="3" r="2.5" className={classes.dotFilled} />}
            </g>
          );
        })}
      </svg>
    </span>
  );
}
