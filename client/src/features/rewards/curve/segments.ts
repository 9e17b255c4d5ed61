import type { CurvePoint } from '@/api/generated';

/** A stretch of attainments that are paid by one rule. The lower end belongs to it, the upper end to the next. */
export interface Stretch {
  /** In percent; null = everything below `to`. */
  from: number | null;
  /** In percent; null = everything from `from` on. */
  to: number | null;
  /** Factors in percent at the lower end and toward the upper one. */
  low: number;
  high: number;
}

/** What a curve pays, from nothing below its first point to the factor of its last. */
export function stretchesOf(points: readonly CurvePoint[]): Stretch[] {
  const [first] = points;
  if (!first) return [];
  const stretches: Stretch[] = first.attainment > 0 ? [{ from: null, to: first.attainment, low: 0, high: 0 }] : [];
  points.forEach((point, index) => {
    const next = points[index + 1];
    if (!next) stretches.push({ from: point.attainment, to: null, low: point.factor, high: point.factor });
    else if (point.toNext === 'interpolate')
      stretches.push({ from: point.attainment, to: next.attainment, low: point.factor, high: next.factor });
    else {
      const factor = point.toNext === 'step-down' ? point.factor : next.factor;
      stretches.push({ from: point.attainment, to: next.attainment, low: factor, high: factor });
    }
  });
  return stretches;
}

/** The stretch that an attainment belongs to. */
export const stretchAt = (points: readonly CurvePoint[], attainment: number): Stretch | undefined =>
  stretchesOf(points).findLast(({ from }) => from === null || attainment >= from);

/** The factor in percent, for drawing only: what is paid is the server's to say. */
export function factorAt(points: readonly CurvePoint[], attainment: number): number {
  const stretch = stretchAt(points, attainment);
  if (!stretch) return 0;
  const { from, to, low, high } = stretch;
  if (from === null || to === null || low === high) return low;
  return low + ((attainment - from) / (to - from)) * (high - low);
}
