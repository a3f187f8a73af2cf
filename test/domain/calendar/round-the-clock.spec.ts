import fc from 'fast-check';
import type { Budget } from '../../../domain/calendar/budget';
import { calendarOf, NOTHING_USED, ROUND_THE_CLOCK } from '../../../domain/calendar/calendar';
import { END_OF_TIME } from '../../../domain/calendar/working-time';
import { DAY, HOUR } from '../../plans';

const calendar = calendarOf(ROUND_THE_CLOCK);
/** A Tuesday, 06:00 UTC. */
const FROM = Date.UTC(2026, 8, 22, 6);

test('it has a name like any other calendar', () => {
  expect(ROUND_THE_CLOCK).toEqual({ id: 'round-the-clock', version: 1 });
});

test('every hour is a working hour, and 24 of them are a working day', () => {
  expect(calendar.between(FROM, FROM + 36 * HOUR)).toEqual({ ms: 36 * HOUR, workingMs: 36 * HOUR, workingDays: 1.5 });
  expect(calendar.between(FROM, FROM)).toEqual(NOTHING_USED);
});

test.each<[string, Budget, number]>([
  ['ms', { unit: 'ms', amount: 90 * HOUR }, FROM + 90 * HOUR],
  ['working-ms', { unit: 'working-ms', amount: 90 * HOUR }, FROM + 90 * HOUR],
  ['working-days', { unit: 'working-days', amount: 1.5 }, FROM + 36 * HOUR],
  // The day on which it starts does not count (受理当日不计).
  ['end-of-working-day', { unit: 'end-of-working-day', amount: 1 }, Date.UTC(2026, 8, 24)],
  ['end-of-working-day', { unit: 'end-of-working-day', amount: 3 }, Date.UTC(2026, 8, 26)],
])('a budget in %s', (_unit, budget, due) => {
  expect(calendar.due(FROM, budget, NOTHING_USED)).toBe(due);
});

test.each<[string, Budget, number]>([
  ['ms', { unit: 'ms', amount: 90 * HOUR }, FROM + 54 * HOUR],
  ['working-ms', { unit: 'working-ms', amount: 90 * HOUR }, FROM + 54 * HOUR],
  ['working-days', { unit: 'working-days', amount: 2 }, FROM + 12 * HOUR],
])('what is used of a budget in %s is taken off', (_unit, budget, due) => {
  expect(calendar.due(FROM, budget, calendar.between(FROM - 36 * HOUR, FROM))).toBe(due);
});

test.each<Budget>([
  { unit: 'ms', amount: HOUR },
  { unit: 'working-ms', amount: HOUR },
  { unit: 'working-days', amount: 0.5 },
  { unit: 'end-of-working-day', amount: 1 },
])('nothing is due before it goes on: %j', (budget) => {
  expect(calendar.due(FROM, budget, calendar.between(FROM - 9 * DAY, FROM))).toBe(FROM);
});

test('no date that begins at the end of time is counted', () => {
  const end = (from: number) => calendar.due(from, { unit: 'end-of-working-day', amount: 1 }, NOTHING_USED);
  expect(end(END_OF_TIME - 1)).toBe(END_OF_TIME);
  expect(end(END_OF_TIME - DAY)).toBe(END_OF_TIME);
  expect(end(END_OF_TIME - DAY - 1)).toBe(END_OF_TIME);
  expect(end(END_OF_TIME - 2 * DAY - 1)).toBe(END_OF_TIME - DAY);
});

test('what passes in two spans passes in both together, and a budget of just that much is due at their end', () => {
  const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
  const span = fc.integer({ min: 0, max: 400 * DAY });
  fc.assert(
    fc.property(instant, span, span, (from, first, second) => {
      const a = calendar.between(from, from + first);
      const b = calendar.between(from + first, from + first + second);
      const all = calendar.between(from, from + first + second);
      expect(a.ms + b.ms).toBe(all.ms);
      expect(a.workingMs + b.workingMs).toBe(all.workingMs);
      expect(a.workingDays + b.workingDays).toBeCloseTo(all.workingDays, 9);
      expect(calendar.due(from + first, { unit: 'ms', amount: all.ms }, a)).toBe(from + first + second);
    }),
  );
});
