import type { Measure } from '@/api/generated';
import type { Format, UnitOfMeasure } from '@/ui/format';

/** How figures of a key result are written: `₩` and its like before the figure, `%` and words after it. */
export function unitOf({ unitSymbol, decimals }: Pick<Measure, 'unitSymbol' | 'decimals'>): UnitOfMeasure {
  if (unitSymbol === '%') return { unitKind: 'percent', unitSymbol: null, decimals };
  return { unitKind: 'other', unitSymbol, decimals };
}

/** The zone that a share of zones has reached; before the first check-in the one that is meant to be. */
export function zoneOf({ zones }: Pick<Measure, 'zones'>, share: number | null) {
  if (!zones) return null;
  if (share === null) return { zone: 'target', text: zones.target } as const;
  if (share >= 1) return { zone: 'stretch', text: zones.stretch } as const;
  if (share >= 0.7) return { zone: 'target', text: zones.target } as const;
  return { zone: share >= 0.3 ? 'commit' : 'none', text: zones.commit } as const;
}

const SIGN = /^[₩$€¥£]$/;

/** A figure of a key result with its unit; milestones and zones are ratios. */
export function writeFigure(format: Format, measure: Measure, figure: number | null): string {
  if (measure.kind === 'milestones') return format.percent(figure);
  if (measure.kind === 'zones') return format.number(figure, 2);
  const symbol = measure.unitSymbol?.trim() ?? '';
  if (figure !== null && SIGN.test(symbol))
    return `${figure < 0 ? '−' : ''}${symbol}${format.number(Math.abs(figure), measure.decimals)}`;
  return format.value(figure, unitOf(measure), true);
}
