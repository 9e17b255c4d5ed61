import type { TFunction } from 'i18next';
import { wordNumber } from '@/ui/forms';
import { lengthFault, QUANTITY_UNIT_LENGTH, REASON_LENGTH, TEXT_LENGTH, TITLE_LENGTH } from '@/ui/lengths';
import { wordFieldError } from '@/ui/words';
import type { PlanForm } from './planForm';

interface Words {
  t: TFunction<'rewards'>;
  tErrors: TFunction<'errors'>;
}

/** What cannot be saved, by the path of its field; empty when all can. */
export function faultsOf(form: PlanForm, { t, tErrors }: Words): Record<string, string> {
  const faults: Record<string, string> = {};
  const note = (path: string, fault: string | null | false) => {
    if (fault) faults[path] = fault;
  };
  const required = tErrors('fields.required');
  const { rules } = form;
  const text = (path: string, entry: string, most: number) => {
    const tooLong = lengthFault(entry, most);
    note(path, entry.trim() === '' ? required : tooLong && wordFieldError(tooLong, tErrors));
  };
  text('name', form.name, TITLE_LENGTH);
  const description = lengthFault(form.description, TEXT_LENGTH);
  note('description', description && wordFieldError(description, tErrors));
  note('unitId', form.unitId === null && required);
  note('rules.cap', wordNumber(rules.cap, tErrors, { min: 0, percent: true }));
  note('rules.poolAmount', wordNumber(rules.poolAmount, tErrors, { min: 0 }));
  note('rules.recoveryLimit', wordNumber(rules.recoveryLimit, tErrors, { min: 0, max: 100, percent: true }));
  note('rules.rounding.unit', wordNumber(rules.rounding.unit, tErrors, { required: true, min: 0.01, max: 1_000_000 }));
  rules.measures.forEach((measure, index) => {
    const path = `rules.measures.${index}`;
    const isKpi = measure.basis === 'kpi-attainment' || measure.basis === 'kpi-score';
    note(`${path}.subjectId`, (isKpi || measure.basis === 'objective-score') && !measure.subjectId && required);
    note(`${path}.weight`, wordNumber(measure.weight, tErrors, { required: true, min: 0 }));
    if (measure.basis === 'objective-score') text(`${path}.reason`, measure.reason, REASON_LENGTH);
    measure.curve.points.forEach((point, nth) => {
      const place = `${path}.curve.points.${nth}`;
      const before = measure.curve.points[nth - 1]?.attainment;
      const fault = wordNumber(point.attainment, tErrors, { required: true, min: 0, percent: true });
      const behind = typeof before === 'number' && typeof point.attainment === 'number' && point.attainment <= before;
      note(`${place}.attainment`, fault ?? (behind && t('curve.outOfOrder')));
      note(`${place}.factor`, wordNumber(point.factor, tErrors, { required: true, min: 0, percent: true }));
    });
  });
  rules.gates.forEach((gate, index) => {
    note(`rules.gates.${index}.kpiId`, !gate.kpiId && required);
    note(`rules.gates.${index}.limit`, wordNumber(gate.limit, tErrors, { required: true, percent: true }));
    note(
      `rules.gates.${index}.amount`,
      gate.effect !== 'zero' && wordNumber(gate.amount, tErrors, { required: true, min: 0, percent: true }),
    );
  });
  rules.awards.forEach((award, index) => {
    const path = `rules.awards.${index}`;
    const ranksByNothing = (measureId: string | null) =>
      measureId === null ? rules.measures.length === 0 : rules.measures.every(({ id }) => id !== measureId);
    text(`${path}.name`, award.name, TITLE_LENGTH);
    text(`${path}.quantityUnit`, award.quantityUnit, QUANTITY_UNIT_LENGTH);
    note(`${path}.quantity`, wordNumber(award.quantity, tErrors, { required: true, min: 0.001 }));
    if (award.condition) {
      note(`${path}.condition.kpiId`, !award.condition.kpiId && required);
      note(`${path}.condition.limit`, wordNumber(award.condition.limit, tErrors, { required: true, percent: true }));
    }
    if (award.top) {
      note(
        `${path}.top.count`,
        wordNumber(award.top.count, tErrors, { required: true, min: 1, max: 1000, decimals: 0 }),
      );
      note(`${path}.top.measureId`, ranksByNothing(award.top.measureId) && t('award.noMeasure'));
    }
  });
  note(
    'rules.leaderboard.measureId',
    rules.leaderboard?.measureId != null &&
      rules.measures.every(({ id }) => id !== rules.leaderboard?.measureId) &&
      t('award.noMeasure'),
  );
  rules.modifiers.forEach((modifier, index) => {
    const path = `rules.modifiers.${index}`;
    text(`${path}.name`, modifier.name, TITLE_LENGTH);
    note(`${path}.minimum`, wordNumber(modifier.minimum, tErrors, { required: true, min: 0, percent: true }));
    const least = typeof modifier.minimum === 'number' ? modifier.minimum : 0;
    note(`${path}.maximum`, wordNumber(modifier.maximum, tErrors, { required: true, min: least, percent: true }));
  });
  return faults;
}
