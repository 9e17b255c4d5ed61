import { calendar } from '@/ui/periods';
import { asOfFor } from './asOf';

const at = (search: { date?: string; knownAt?: string }) => asOfFor(search, '2026-11-21', calendar());

test('Without a choice it is the last completed month, as known now', () => {
  expect(at({})).toEqual({ date: '2026-10', knownAt: undefined, isPast: false, latest: '2026-10', unread: [] });
});

test.each(['2026-11', '2026-Q4', '2026', '2027-01'])(
  '%s is not the past: it has not ended before the last completed month',
  (date) => {
    expect(at({ date }).isPast).toBe(false);
  },
);

test.each(['2026-09', '2026-Q3', '2025', '2026-H1'])('%s is the past', (date) => {
  expect(at({ date })).toMatchObject({ date, isPast: true });
});

test('Any knowledge time is the past', () => {
  expect(at({ knownAt: '2026-11-20T09:00:00+09:00' })).toMatchObject({
    knownAt: '2026-11-20T00:00:00.000Z',
    isPast: true,
  });
});

test('What is no date counts as no choice, and is not passed over in silence', () => {
  expect(at({ date: 'yesterday', knownAt: 'once' })).toEqual({ ...at({}), unread: ['yesterday', 'once'] });
});
