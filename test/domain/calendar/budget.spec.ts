import fc from 'fast-check';
import { type Budget, budgetText, parseBudget } from '../../../domain/calendar/budget';

test.each<[string, Budget]>([
  ['30 minutes', { unit: 'ms', amount: 1_800_000 }],
  ['1 minute', { unit: 'ms', amount: 60_000 }],
  ['1.5 hours', { unit: 'ms', amount: 5_400_000 }],
  ['3 days', { unit: 'ms', amount: 259_200_000 }],
  ['15 working minutes', { unit: 'working-ms', amount: 900_000 }],
  ['4 working hours', { unit: 'working-ms', amount: 14_400_000 }],
  ['2 working days', { unit: 'working-days', amount: 2 }],
  ['0.5 working days', { unit: 'working-days', amount: 0.5 }],
  ['end of 1 working day', { unit: 'end-of-working-day', amount: 1 }],
  ['end of 3 working days', { unit: 'end-of-working-day', amount: 3 }],
  ['  2 days  ', { unit: 'ms', amount: 172_800_000 }],
  // Half a millisecond counts as one.
  ['0.00001 minutes', { unit: 'ms', amount: 1 }],
  ['3653 days', { unit: 'ms', amount: 315_619_200_000 }],
  ['3653 working days', { unit: 'working-days', amount: 3653 }],
  ['end of 3653 working days', { unit: 'end-of-working-day', amount: 3653 }],
])('"%s" is a budget', (text, budget) => {
  expect(parseBudget(text)).toEqual(budget);
});

test.each([
  '',
  'soon',
  '2 months',
  '1 year',
  '1 week',
  '30',
  'minutes',
  '30  minutes',
  '30minutes',
  '+1 day',
  '-1 day',
  '1e3 days',
  '.5 days',
  '1. days',
  '0 minutes',
  '0.0 working days',
  '0.000001 minutes',
  // A repetition of next to nothing would never end.
  '0.000000001 working days',
  '3653.001 days',
  '3654 working days',
  'end of 3654 working days',
  'end of 1.5 working days',
  'end of 3 days',
  'end of 3 working hours',
  'end of 0 working days',
  'end of the day',
  'in 2 days',
  '2 days or so',
  'end of 2 working days then',
  '2 working weeks',
])('"%s" is none', (text) => {
  expect(parseBudget(text)).toBeUndefined();
});

test.each<[Budget, string]>([
  [{ unit: 'ms', amount: 86_400_000 }, '1 day'],
  [{ unit: 'ms', amount: 172_800_000 }, '2 days'],
  [{ unit: 'ms', amount: 90_000_000 }, '25 hours'],
  [{ unit: 'ms', amount: 3_600_000 }, '1 hour'],
  [{ unit: 'ms', amount: 5_400_000 }, '90 minutes'],
  [{ unit: 'ms', amount: 90_000 }, '1.5 minutes'],
  // A working day is no fixed number of hours, so working time is never written in days.
  [{ unit: 'working-ms', amount: 86_400_000 }, '24 working hours'],
  [{ unit: 'working-ms', amount: 60_000 }, '1 working minute'],
  [{ unit: 'working-days', amount: 1 }, '1 working day'],
  [{ unit: 'working-days', amount: 2.5 }, '2.5 working days'],
  [{ unit: 'end-of-working-day', amount: 1 }, 'end of 1 working day'],
  [{ unit: 'end-of-working-day', amount: 3 }, 'end of 3 working days'],
])('%j is written "%s"', (budget, text) => {
  expect(budgetText(budget)).toBe(text);
});

const amount = fc.oneof(
  fc.integer({ min: 1, max: 3_653 }).map(String),
  fc.tuple(fc.nat(3_652), fc.integer({ min: 1, max: 99_999 })).map(([whole, part]) => `${whole}.${part}`),
);
const text = fc
  .tuple(amount, fc.constantFrom('', 'working '), fc.constantFrom('minute', 'hour', 'day'), fc.constantFrom('', 's'))
  .map(([count, working, noun, s]) => `${count} ${working}${noun}${s}`);
const endOf = fc.integer({ min: 1, max: 3_653 }).map((days) => `end of ${days} working days`);

test('what is written can be read again, and means the same', () => {
  fc.assert(
    fc.property(fc.oneof(text, endOf), (written) => {
      const budget = parseBudget(written);
      expect(budget).toBeDefined();
      if (budget) expect(parseBudget(budgetText(budget))).toEqual(budget);
    }),
  );
});

test('a budget is some time: never nothing, never more than ten years', () => {
  fc.assert(
    fc.property(fc.oneof(text, endOf), (written) => {
      const budget = parseBudget(written);
      const days = budget && (budget.unit.endsWith('ms') ? budget.amount / 86_400_000 : budget.amount);
      expect(days).toBeGreaterThan(0);
      expect(days).toBeLessThanOrEqual(3_653);
    }),
  );
});
