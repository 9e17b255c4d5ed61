import { parseSearch, stringifySearch } from './search';

test('Search parameters are plain text there and back', () => {
  const search = { date: '2026', q: 'a & b = 한글', status: 'red,amber', knownAt: '2026-04-10T00:00:00.000Z' };
  const text = stringifySearch(search);
  expect(text).toContain('date=2026&');
  expect(text).toContain('status=red,amber');
  expect(text).toContain('knownAt=2026-04-10T00:00:00.000Z');
  expect(parseSearch(text)).toEqual(search);
});

test('What is not chosen is not written', () => {
  expect(stringifySearch({ date: undefined, q: '' })).toBe('');
});
