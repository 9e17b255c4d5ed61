import { instantIn, localIn } from './zonedTime';

test.each([
  ['Asia/Seoul', '2026-04-10T09:00', '2026-04-10T00:00:00.000Z'],
  ['America/New_York', '2026-01-15T12:00', '2026-01-15T17:00:00.000Z'],
  ['America/New_York', '2026-07-15T12:00', '2026-07-15T16:00:00.000Z'],
  ['America/New_York', '2026-03-08T04:00', '2026-03-08T08:00:00.000Z'],
  ['Asia/Kolkata', '2026-04-10T00:10', '2026-04-09T18:40:00.000Z'],
])('In %s, %s is %s, there and back', (zone, local, instant) => {
  expect(instantIn(local, zone)).toBe(instant);
  expect(localIn(instant, zone)).toBe(local);
});

test('What is no time is none', () => {
  expect(instantIn('', 'Asia/Seoul')).toBeNull();
});
