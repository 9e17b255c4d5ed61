import { useTranslation } from 'react-i18next';
import type { CurvePoint } from '@/api/generated';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { usePayFormat } from '../figures';
import classes from './Curve.module.css';
import { factorAt, stretchesOf } from './segments';

const WIDTH = 320;
const HEIGHT = 180;
const PAD = { left: 44, right: 12, top: 12, bottom: 28 };

interface Props {
  points: readonly CurvePoint[];
  /** An attainment in percent to be marked. */
  marked?: number | null;
}

/** The curve drawn; the sentences beside it say the same. Filled ends belong to their stretch, hollow ones do not. */
export function CurveChart({ points, marked = null }: Props) {
  const { t } = useTranslation('rewards');
  const pay = usePayFormat(useLocaleSettings().currency);
  const first = points[0]?.attainment ?? 0;
  const last = points.at(-1)?.attainment ?? 100;
  const margin = Math.max(10, (last - first) * 0.2);
  const low = Math.max(0, Math.min(first - margin, marked ?? first));
  const high = Math.max(last + margin, marked ?? last);
  const top = Math.max(100, ...points.map(({ factor }) => factor)) * 1.08;
  const x = (attainment: number) => PAD.left + ((attainment - low) / (high - low)) * (WIDTH - PAD.left - PAD.right);
  const y = (factor: number) => HEIGHT - PAD.bottom - (factor / top) * (HEIGHT - PAD.top - PAD.bottom);
  const stretches = stretchesOf(points);
  const ticks = ends(points.map(({ attainment }) => attainment));
  const levels = ends([0, ...points.map(({ factor }) => factor)]);

  return (
    <svg
      className={classes.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('curve.drawn', {
        points: points.map((point) => `${pay.percent(point.attainment)} → ${pay.percent(point.factor)}`).join(', '),
      })}
    >
      {levels.map((factor) => (
        <g key={factor}>
          <line className={classes.grid} x1={PAD.left} x2={WIDTH - PAD.right} y1={y(factor)} y2={y(factor)} />
          <text className={classes.tick} x={PAD.left - 6} y={y(factor) + 4} textAnchor="end">
            {pay.percent(factor)}
          </text>
        </g>
      ))}
      {ticks.map((attainment) => (
        <text key={attainment} className={classes.tick} x={x(attainment)} y={HEIGHT - 8} textAnchor="middle">
          {pay.percent(attainment)}
        </text>
      ))}
      {stretches.map(({ from, to, low: start, high: end }, index) => {
        const previous = stretches[index - 1];
        const jumps = previous !== undefined && previous.high !== start;
        return (
          <g key={`${from}/${to}`}>
            {jumps && from !== null && (
              <>
                <line className={classes.jump} x1={x(from)} x2={x(from)} y1={y(previous.high)} y2={y(start)} />
                <circle className={classes.open} cx={x(from)} cy={y(previous.high)} r={3.5} />
              </>
            )}
            <line
              className={classes.line}
              x1={x(Math.max(low, from ?? low))}
              x2={x(to ?? high)}
              y1={y(start)}
              y2={y(end)}
            />
            {from !== null && <circle className={classes.owned} cx={x(from)} cy={y(start)} r={3.5} />}
          </g>
        );
      })}
      {marked !== null && (
        <g>
          <line className={classes.mark} x1={x(marked)} x2={x(marked)} y1={y(0)} y2={y(factorAt(points, marked))} />
          <circle className={classes.marked} cx={x(marked)} cy={y(factorAt(points, marked))} r={5} />
        </g>
      )}
    </svg>
  );
}

/** At most six labels, the outermost among them, each once. */
function ends(values: readonly number[]): number[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  if (sorted.length <= 6) return sorted;
  const step = (sorted.length - 1) / 5;
  return [...new Set(Array.from({ length: 6 }, (_, index) => sorted[Math.round(index * step)] as number))];
}
