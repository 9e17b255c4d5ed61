import { useTranslation } from 'react-i18next';
import { useFormat } from './format';

interface Props {
  /** Oldest first; null where there is no figure. */
  values: readonly (number | null)[];
  /** Writes one figure for the text alternative. */
  write?: (value: number) => string;
  width?: number;
  height?: number;
  /** Draws a thin line at this value, such as the target. */
  reference?: number | null;
}

/** The course of a figure in the size of a word. Gaps stay gaps. */
export function Sparkline({ values, write, width = 72, height = 20, reference = null }: Props) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const known = values.filter((value): value is number => value !== null);
  const text = write ?? format.score;
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined)
    return <svg width={width} height={height} role="img" aria-label={t('sparkline.empty')} />;

  const scale = [...known, ...(reference === null ? [] : [reference])];
  const low = Math.min(...scale);
  const range = Math.max(...scale) - low || 1;
  const x = (index: number) => 2 + (index / Math.max(values.length - 1, 1)) * (width - 5);
  const y = (value: number) => height - 3 - ((value - low) / range) * (height - 6);
  const label = t('sparkline.text', {
    count: known.length,
    first: text(first),
    last: text(last),
    low: text(Math.min(...known)),
    high: text(Math.max(...known)),
  });

  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {reference !== null && (
        <path d={`M2 ${y(reference).toFixed(1)}H${width - 2}`} stroke="var(--sc-line-strong)" strokeDasharray="2 2" />
      )}
      <path
        d={linePath(values, x, y)}
        fill="none"
        stroke="var(--sc-text-muted)"
        strokeWidth="1.25"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={x(values.lastIndexOf(last))} cy={y(last)} r="2" fill="var(--sc-text)" />
    </svg>
  );
}

function linePath(values: readonly (number | null)[], x: (index: number) => number, y: (value: number) => number) {
  let pen = 'M';
  let path = '';
  values.forEach((value, index) => {
    if (value === null) {
      pen = 'M';
      return;
    }
    path += `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = 'L';
    // A point with gaps on both sides would be invisible without a length.
    if (values[index - 1] == null && values[index + 1] == null) path += 'h.01';
  });
  return path;
}
