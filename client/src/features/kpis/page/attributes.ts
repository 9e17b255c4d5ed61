import type { TFunction } from 'i18next';
import type { KpiDefinition } from '@/api/generated';
import type { Format } from '@/ui/format';
import { defaultRollUp } from '../form/segmentValues';

/** What the names of other things need to be worded. */
export interface Names {
  unit: (id: string) => string | null;
  person: (id: string) => string | null;
  kpi: (id: string) => string | null;
}

export interface Attribute {
  key: string;
  label: string;
  /** Null when it is not set. */
  text: string | null;
}

/** Every attribute of a definition in words, in the order of the form. */
export function attributes(definition: KpiDefinition, t: TFunction<'kpis'>, format: Format, names: Names): Attribute[] {
  const d = definition;
  const value = (figure: number | null) => (figure === null ? null : format.value(figure, d));
  const points = (d.scale.points ?? [])
    .map((point) => `${format.value(point.value, d)} → ${format.score(point.score)}`)
    .join(', ');
  const band = [d.scale.bandLow, d.scale.bandHigh].every((limit) => limit !== null)
    ? format.range(format.value(d.scale.bandLow, d), format.value(d.scale.bandHigh, d))
    : null;
  const texts: Record<string, string | null> = {
    name: d.name,
    code: d.code,
    description: d.description,
    unitKind: [t(`unitKind.${d.unitKind}`), d.unitSymbol].filter(Boolean).join(' · '),
    decimals: String(d.decimals),
    direction: t(`direction.${d.direction}`),
    frequency: t(`frequency.${d.frequency}`),
    aggregation: t(`aggregation.${d.aggregation}`),
    ratioFactor: d.ratioFactor === null ? null : String(d.ratioFactor),
    ownerUnitId: names.unit(d.ownerUnitId),
    ownerPersonId: d.ownerPersonId && names.person(d.ownerPersonId),
    level: t(`level.${d.level}`),
    timing: t(`timing.${d.timing}`),
    horizon: t(`horizon.${d.horizon}`),
    nature: t(`nature.${d.nature}`),
    category: d.category,
    perspective: d.perspective && t(`perspective.${d.perspective}`),
    calculation: d.calculation ?? null,
    formula: d.formula,
    dataSource: d.dataSource,
    dataPath: d.dataPath,
    baseline: value(d.baseline),
    benchmark: value(d.benchmark),
    benchmarkSource: d.benchmarkSource,
    parentKpiId: d.parentKpiId && names.kpi(d.parentKpiId),
    band,
    lowerFloor: value(d.scale.lowerFloor),
    upperFloor: value(d.scale.upperFloor),
    points: points || null,
    cap: d.scale.cap === null ? null : format.score(d.scale.cap),
    greenAt: d.scale.greenAt === null ? null : format.score(d.scale.greenAt),
    amberAt: d.scale.amberAt === null ? null : format.score(d.scale.amberAt),
    attainmentMode: d.direction === 'decrease' ? t(`attainmentMode.${d.scale.attainmentMode}`) : null,
    graceDays: d.scale.graceDays === null ? null : String(d.scale.graceDays),
    segments: segmentsText(d, t),
  };
  return Object.entries(texts).map(([key, text]) => ({ key, label: t(`field.${key}` as 'field.name'), text }));
}

const segmentsText = (definition: KpiDefinition, t: TFunction<'kpis'>) =>
  definition.segments?.dimensions
    .map(
      ({ name, members, rollUp }) =>
        `${name} (${t(`segmentRollUp.${rollUp ?? defaultRollUp(definition)}`)}): ${members.map((member) => member.name).join(', ')}`,
    )
    .join('; ') ?? null;

export interface Change {
  key: string;
  label: string;
  before: string | null;
  after: string | null;
}

/** What one definition says differently from another. */
export function changes(before: Attribute[], after: Attribute[]): Change[] {
  return before.flatMap(({ key, label, text }) => {
    const now = after.find((attribute) => attribute.key === key)?.text ?? null;
    return now === text ? [] : [{ key, label, before: text, after: now }];
  });
}
