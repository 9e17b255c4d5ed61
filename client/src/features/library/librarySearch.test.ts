import { libraryKpi } from '@/test/kpis';
import { type LibraryFilters, searchLibrary, valuesOf } from './librarySearch';

const none: LibraryFilters = {
  text: '',
  functions: new Set(),
  categories: new Set(),
  goals: new Set(),
  industries: new Set(),
  perspectives: new Set(),
  fresh: false,
};
const everywhere = {
  ...libraryKpi,
  code: 'margin',
  nameEn: 'Margin',
  nameKo: '이익률',
  function: 'finance',
  industries: ['all'],
  adopted: true,
};
const kpis = [libraryKpi, everywhere];
const codes = (filters: Partial<LibraryFilters>) => searchLibrary(kpis, { ...none, ...filters }).map((kpi) => kpi.code);

test('Words are found in either language and in the formula', () => {
  expect(codes({ text: '순추천' })).toEqual(['nps']);
  expect(codes({ text: 'promoter SCORE' })).toEqual(['nps']);
  expect(codes({ text: 'detractors' })).toEqual(['nps', 'margin']);
});

test('What fits every industry is found in each of them', () => {
  expect(codes({ industries: new Set(['saas']) })).toEqual(['nps', 'margin']);
  expect(codes({ industries: new Set(['retail']) })).toEqual(['margin']);
});

test('What is adopted already can be left out', () => {
  expect(codes({ fresh: true })).toEqual(['nps']);
});

test('Values in use come once', () => {
  expect(valuesOf(kpis, (kpi) => [kpi.function])).toEqual(['customer success', 'finance']);
});
