import i18n from 'i18next';
import { definition } from '@/test/kpis';
import { numberErrors } from './formNumbers';
import { holdDefinition, releaseDefinition, releaseTargets } from './formValues';

test('A definition survives the form unchanged', () => {
  expect(releaseDefinition(holdDefinition(definition))).toEqual(definition);
});

test('Empty inputs are null, and texts lose the space around them', () => {
  const held = { ...holdDefinition(definition), category: '  ', baseline: '' as const, name: ' Churn ' };
  expect(releaseDefinition(held)).toMatchObject({ category: null, baseline: null, name: 'Churn' });
});

test('What another direction or aggregation would need is not sent', () => {
  const held = holdDefinition({
    ...definition,
    ratioFactor: 100,
    scale: { ...definition.scale, bandLow: 1, points: [{ value: 1, score: 0 }] },
  });
  expect(releaseDefinition(held)).toMatchObject({ ratioFactor: null, scale: { bandLow: null, points: [] } });
  const band = releaseDefinition({ ...held, direction: 'band', aggregation: 'ratio' });
  expect(band).toMatchObject({ ratioFactor: 100, scale: { bandLow: 1 } });
});

test('A target without a figure is none, and a band has no floor or stretch', () => {
  const held = { from: '2026-11', target: 4 as const, floor: 6 as const, stretch: '' as const };
  expect(releaseTargets([{ ...held, target: '' }], 'decrease')).toEqual([]);
  expect(releaseTargets([held], 'decrease')).toEqual([{ from: '2026-11', target: 4, floor: 6, stretch: null }]);
  expect(releaseTargets([held], 'band')).toEqual([{ from: '2026-11', target: 4, floor: null, stretch: null }]);
  expect(releaseTargets([held], 'none')).toEqual([]);
});

test('What is no number is left out of advice and refused by the form', async () => {
  const held = holdDefinition(definition);
  const values = {
    definition: { ...held, baseline: 'abc', scale: { ...held.scale, cap: 50, points: [{ value: 1, score: '' }] } },
    targets: [{ from: '2026-11', target: '', floor: 3, stretch: '' }],
    from: '',
    reason: '',
  };
  expect(releaseDefinition(values.definition).baseline).toBeNull();
  expect(numberErrors(values, i18n.getFixedT('en', 'errors'))).toEqual({
    'definition.baseline': 'Enter a number.',
    'definition.scale.cap': 'Between 100 and 1,000.',
    'targets.0.target': 'Please fill this in.',
  });
  const custom = { ...values, definition: { ...values.definition, direction: 'custom' as const, baseline: '' } };
  expect(Object.keys(numberErrors(custom, i18n.getFixedT('en', 'errors')))).toEqual([
    'definition.scale.cap',
    'definition.scale.points.0.score',
  ]);
});
