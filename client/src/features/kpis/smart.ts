import type { TFunction } from 'i18next';
import i18n from 'i18next';
import type { SmartCriterion } from '@/api/generated';
import type { Format, UnitOfMeasure } from '@/ui/format';

/** The one sentence of advice on a criterion, with the figures it mentions. */
export function adviceText(
  criterion: SmartCriterion,
  unit: UnitOfMeasure,
  t: TFunction<'kpis'>,
  format: Format,
): string {
  const figures: Record<string, string> = { missing: missingThings(criterion, t) };
  for (const { name, value } of criterion.figures) {
    const number = Number(value);
    if (name === 'missing' || Number.isNaN(number)) continue;
    figures[camelCase(name)] = IN_UNIT.has(name)
      ? format.value(number, unit)
      : format.number(number, number % 1 === 0 ? 0 : 1);
  }
  const key = `smart.advice.${criterion.advice}`;
  return i18n.exists(key, { ns: 'kpis' })
    ? i18n.t(key as 'smart.title', { ns: 'kpis', ...figures })
    : t(`smart.verdict.${criterion.verdict}`);
}

/** Figures in the KPI's own unit; the others are counts and percentages. */
const IN_UNIT = new Set(['target', 'from', 'lowest-plausible', 'highest-plausible']);

function missingThings(criterion: SmartCriterion, t: TFunction<'kpis'>): string {
  return criterion.figures
    .filter(({ name }) => name === 'missing')
    .map(({ value }) => {
      const key = `smart.missing.${value}`;
      return i18n.exists(key, { ns: 'kpis' }) ? t(key as 'smart.missing.name') : value;
    })
    .join(', ');
}

const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
