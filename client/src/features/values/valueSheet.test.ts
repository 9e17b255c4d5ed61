import i18n from '@/i18n';
import { createFormat } from '@/ui/format';
import { calendar } from '@/ui/periods';
import { valueSheet } from './valueSheet';

test('A line for each KPI and segment, a column for each period, figures as figures', async () => {
  await i18n.loadNamespaces('values');
  const t = i18n.getFixedT('en', 'values');
  const settings = { currency: 'KRW', timeZone: 'Asia/Seoul', fiscalYearStartMonth: 1, calendar: calendar() };
  const cell = (period: string, value: number | null, notApplicable = false) => ({ period, value, notApplicable });
  const row = {
    name: 'Churn',
    code: 'C-1',
    unitKind: 'percent',
    unitSymbol: null,
    cells: [cell('2026-09', 2.5), cell('2026-10', null, true)],
    segments: [{ segment: 'channel=web', dimension: 'Channel', name: 'Web', cells: [cell('2026-10', -1)] }],
  };

  const sheet = valueSheet(
    [row] as never,
    ['2026-09', '2026-10'],
    createFormat('en', settings, i18n.getFixedT('en', 'common')),
    t,
  );

  expect(sheet.columns.map(({ header }) => header)).toEqual([
    'KPI',
    'Code',
    'Unit of measure',
    'Segment',
    '2026-09',
    '2026-10',
  ]);
  expect(sheet.rows).toEqual([
    ['Churn', 'C-1', '%', '', 2.5, 'N/A'],
    ['Churn', 'C-1', '%', 'Channel: Web', undefined, -1],
  ]);
});
