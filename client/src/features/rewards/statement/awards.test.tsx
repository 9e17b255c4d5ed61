import { cleanup, screen } from '@testing-library/react';
import { showStatement } from '@/test/rewardStatement';
import { statement } from '@/test/rewards';

test('What is given besides money says why, and what an adjustment withdraws', async () => {
  const award = {
    award: {
      id: 'a-1',
      name: 'Special leave',
      quantity: 1,
      quantityUnit: 'day',
      unitId: 'u-sales',
      condition: null,
      top: { count: 3, measureId: null },
    },
    unitName: 'Sales',
    name: null,
    held: null,
    granted: 0,
    grantedBefore: 1,
    due: -1,
    rank: 4,
    ranked: 7,
    figure: 0.91,
    standing: {
      sharing: 1,
      reached: 3,
      parts: [{ unitId: 'u-sales', unitName: 'Sales', days: 92, figure: 0.91 }],
      unit: null,
    },
    evidence: [],
    withheld: false,
    mayOpen: true,
  };
  showStatement({ awards: [award] });
  const section = await screen.findByRole('region', { name: 'Rewards besides money' });
  expect(section).toHaveTextContent('The best 3 by all measures combined · rank 4 of 7 with 91%');
  expect(section).toHaveTextContent('Granted before 1 day → 0 day: 1 day withdrawn');
  expect(section).toHaveTextContent('Not earned');
});

const best = {
  award: {
    id: 'a-1',
    name: 'Special leave',
    quantity: 1,
    quantityUnit: 'day',
    unitId: null,
    condition: null,
    top: { count: 1, measureId: 'm-1' },
  },
  unitName: null,
  name: null,
  held: null,
  granted: 1,
  grantedBefore: 0,
  due: 1,
  rank: 1,
  ranked: 11,
  figure: 93.1042,
  evidence: [],
  mayOpen: true,
};

test('A rank says whose figure it is, who shares it and that all of them get the award', async () => {
  const standing = {
    sharing: 4,
    reached: 4,
    parts: [{ unitId: 'u-sales', unitName: 'Sales', days: 92, figure: 93.1042 }],
    unit: { unitId: 'u-sales', unitName: 'Sales', figure: 93.1042, rank: 1, ranked: 4, sharing: 1 },
  };
  showStatement({ awards: [{ ...best, standing }] });
  const section = await screen.findByRole('region', { name: 'Rewards besides money' });
  expect(section).toHaveTextContent('shared rank 1 of 11 with 93.1% (4 people)');
  expect(section).toHaveTextContent('Everybody ranks by the figure of their unit. Sales 93.1%: rank 1 of 4 units');
  expect(section).toHaveTextContent('Whoever ties is in, so all 4 get it.');
  expect(screen.getByText(/^Rewards besides money are not estimated/)).toBeVisible();
});

test('The rank of somebody who moved says how the figures of the units were weighted', async () => {
  const standing = {
    sharing: 1,
    reached: 1,
    parts: [
      { unitId: 'u-sales', unitName: 'Sales', days: 47, figure: 75.4953 },
      { unitId: 'u-online', unitName: 'Online', days: 44, figure: 101.1996 },
    ],
    unit: null,
  };
  showStatement({ awards: [{ ...best, figure: 87.923776, standing }] });
  const section = await screen.findByRole('region', { name: 'Rewards besides money' });
  expect(section).toHaveTextContent(
    'Weighted by days: (Sales 75.4953% × 47 days + Online 101.1996% × 44 days) ÷ 91 days = 87.9238%',
  );
  expect(section).not.toHaveTextContent('Whoever ties');
});

test('An amount that an award holds back is said to be held', async () => {
  const missing = {
    code: 'award-missing',
    basis: null,
    subjectId: 'k-csat',
    kpiCode: 'CSAT',
    name: 'CSAT',
    reason: null,
    periods: [],
  };
  showStatement({ held: [missing] });
  expect(await screen.findByText('Held: the amount is known, a reward besides money is not')).toBeVisible();
  expect(screen.getByRole('region', { name: 'Amount' })).toHaveTextContent('Held: nothing of this is paid');
});

test('A statement without money says first what was granted, and reckons no factor that pays nothing', async () => {
  const units = statement.units.map((unit) => ({ ...unit, parts: [], gates: [] }));
  showStatement({ units, status: 'paid', awardsOnly: true, amount: 0, due: 0, awards: [{ ...best, standing: null }] });
  expect(await screen.findByText('Special leave (1 day)')).toBeVisible();
  expect(screen.getByText('Awards granted')).toBeVisible();
  expect(screen.getByText('Attainment = actual 110 ÷ target 100 = 110%')).toBeVisible();
  expect(screen.queryByText(/Factor|Curve:/)).toBeNull();
  expect(document.body).not.toHaveTextContent('₩');
  cleanup();
  showStatement({
    awardsOnly: true,
    awards: [{ ...best, standing: null, award: { ...best.award, top: { count: 1, measureId: null } } }],
  });
  expect((await screen.findAllByText(/Factor/)).length).toBeGreaterThan(0);
});
