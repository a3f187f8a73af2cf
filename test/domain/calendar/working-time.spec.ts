import fc from 'fast-check';
import { type Budget, parseBudget } from '../../../domain/calendar/budget';
import { calendarOf, NOTHING_USED, plus, ROUND_THE_CLOCK, type Used } from '../../../domain/calendar/calendar';
import { localTime } from '../../../domain/calendar/local-time';
import { END_OF_TIME } from '../../../domain/calendar/working-time';
import { at, hours, wall } from '../../hours';
import { DAY, HOUR } from '../../plans';
import { SPAN, tables } from './tables';

const RUNS = { numRuns: 500 };
const UNITS = ['ms', 'working-ms', 'working-days', 'end-of-working-day'] as const;
const budgets: fc.Arbitrary<Budget> = fc
  .tuple(
    fc.constantFrom(...UNITS),
    fc.oneof(fc.integer({ min: 1, max: 8 }), fc.double({ min: 0.01, max: 8, noNaN: true })),
  )
  .map(([unit, amount]) => ({
    unit,
    amount:
      unit === 'working-days'
        ? amount
        : unit === 'end-of-working-day'
          ? Math.ceil(amount)
          : Math.round(amount * 7 * HOUR),
  }));
const instants = fc.integer({ min: SPAN.start, max: SPAN.start + 30 * DAY });
const lengths = fc.oneof(fc.integer({ min: 0, max: 3 * HOUR }), fc.integer({ min: 0, max: 12 * DAY }));

describe('for every calendar', () => {
  test('what passes in two spans is exactly what passes in both together', () => {
    fc.assert(
      fc.property(
        fc.oneof(tables, fc.constant(ROUND_THE_CLOCK)),
        instants,
        lengths,
        lengths,
        (table, from, first, second) => {
          const { between } = calendarOf(table);
          const middle = from + first;
          expect(plus(between(from, middle), between(middle, middle + second))).toEqual(between(from, middle + second));
          expect(between(from, from)).toEqual(NOTHING_USED);
        },
      ),
      RUNS,
    );
  });

  test('a clock that stops and goes on, as often as you like, runs out at the same millisecond', () => {
    fc.assert(
      fc.property(tables, instants, budgets, fc.array(lengths, { maxLength: 6 }), (table, from, budget, stops) => {
        const calendar = calendarOf(table);
        const due = calendar.due(from, budget, NOTHING_USED);
        let [now, used] = [from, NOTHING_USED as Used];
        for (const stop of stops) {
          used = plus(used, calendar.between(now, now + stop));
          now += stop;
          expect(calendar.due(now, budget, used)).toBe(Math.max(now, due));
        }
      }),
      RUNS,
    );
  });

  test('nothing that is set later is due earlier, nor is a larger budget', () => {
    fc.assert(
      fc.property(tables, instants, lengths, budgets, (table, from, later, budget) => {
        const { due } = calendarOf(table);
        const first = due(from, budget, NOTHING_USED);
        expect(first).toBeGreaterThanOrEqual(from);
        // Clocks that are turned back over midnight make a date come twice: what is set in the second one counts from an earlier date.
        const { day } = localTime(table.offsets);
        const again = budget.unit === 'end-of-working-day' && day(from + later) < day(from);
        if (!again) expect(due(from + later, budget, NOTHING_USED)).toBeGreaterThanOrEqual(first);
        expect(due(from, { ...budget, amount: budget.amount + 1 }, NOTHING_USED)).toBeGreaterThanOrEqual(first);
      }),
      RUNS,
    );
  });

  test('by then all of the budget has passed, and a millisecond earlier not yet', () => {
    const slack = 2 ** -30; // of a day (domain/calendar/working-days)
    fc.assert(
      fc.property(tables, instants, budgets, (table, from, budget) => {
        const { due, between } = calendarOf(table);
        const end = due(from, budget, NOTHING_USED);
        fc.pre(end < END_OF_TIME && budget.unit !== 'end-of-working-day');
        const spent = (to: number) => {
          const { ms, workingMs, workingDays } = between(from, to);
          return { ms, 'working-ms': workingMs, 'working-days': workingDays + slack }[budget.unit as 'ms'];
        };
        if (budget.unit === 'working-days') expect(spent(end)).toBeGreaterThan(budget.amount - 1e-12);
        else expect(spent(end)).toBe(budget.amount);
        expect(spent(end - 1)).toBeLessThan(budget.amount);
      }),
      RUNS,
    );
  });

  test('work begins next at a worked instant, before which nothing is worked', () => {
    fc.assert(
      fc.property(tables, instants, (table, from) => {
        const { between, isAtWork, nextStart } = calendarOf(table);
        const next = nextStart(from);
        if (next === null) expect(between(from, from + 400 * DAY).workingMs).toBe(0);
        else {
          expect(between(from, next).workingMs).toBe(0);
          expect(isAtWork(next)).toBe(true);
          expect(isAtWork(from)).toBe(next === from);
        }
      }),
      RUNS,
    );
  });
});

const office = hours('Mon-Fri 09:00-12:00, 13:00-18:00', { days: 'china' });

test('at work, or back when', () => {
  const { isAtWork, nextStart } = calendarOf(office);
  const back = (text: string) => wall(nextStart(at(text)) ?? 0);
  expect(isAtWork(at('2026-09-24 09:00'))).toBe(true);
  expect(isAtWork(at('2026-09-24 12:00'))).toBe(false);
  expect(isAtWork(at('2026-09-24 11:59:59.999'))).toBe(true);
  expect(back('2026-09-24 10:17')).toBe('2026-09-24 10:17');
  expect(back('2026-09-24 12:00')).toBe('2026-09-24 13:00');
  expect(back('2026-09-24 18:00')).toBe('2026-09-28 09:00');
  expect(back('2026-09-19 10:00')).toBe('2026-09-20 09:00');
});

test('a table is read once, however often it is asked', () => {
  expect(calendarOf(office)).toBe(calendarOf(office));
  expect(calendarOf({ ...office })).not.toBe(calendarOf(office));
});

test('what is used up to the last millisecond is due at once, and not when work goes on', () => {
  const { due, between } = calendarOf(office);
  const used = between(at('2026-09-24 09:00'), at('2026-09-24 12:00'));
  expect(due(at('2026-09-24 12:00'), { unit: 'working-ms', amount: 3 * HOUR }, used)).toBe(at('2026-09-24 12:00'));
  expect(due(at('2026-09-24 12:00'), { unit: 'working-ms', amount: 3 * HOUR + 1 }, used)).toBe(
    at('2026-09-24 13:00') + 1,
  );
});

test('the night before goes on, far west of Greenwich too', () => {
  const { isAtWork } = calendarOf(hours('Sat 22:00-06:00', { zone: 'Pacific/Honolulu' }));
  expect(isAtWork(at('2026-09-27 05:00-10:00'))).toBe(true);
  expect(isAtWork(at('2026-09-27 06:00-10:00'))).toBe(false);
});

describe('beyond what a calendar is known for', () => {
  const calendar = calendarOf(office);

  test('an instant is provisional after 24:00 of the last known date, in the calendar’s own zone', () => {
    expect(calendar.isProvisional(at('2026-12-31 18:00'))).toBe(false);
    expect(calendar.isProvisional(at('2027-01-01 00:00'))).toBe(false);
    expect(calendar.isProvisional(at('2027-01-01 00:00') + 1)).toBe(true);
  });

  test('deadlines are computed by the hours of the week, for a holiday that nobody has announced too', () => {
    const due = calendar.due(at('2026-12-31 17:00'), { unit: 'working-ms', amount: 2 * HOUR }, NOTHING_USED);
    expect(wall(due)).toBe('2027-01-01 10:00');
  });

  test('a calendar that needs no list of days is known for ever', () => {
    expect(calendarOf(hours('daily 00:00-24:00')).isProvisional(END_OF_TIME)).toBe(false);
    expect(calendarOf(ROUND_THE_CLOCK).isProvisional(END_OF_TIME)).toBe(false);
  });
});

describe('where nobody works', () => {
  const nothing = { ...office, weekly: [[], [], [], [], [], [], []], exceptions: {} } as const;
  /** One last hour, on Monday 2026-09-28. */
  const last = { ...nothing, exceptions: { '2026-09-28': [[540, 600]] } } as const;
  const from = at('2026-09-24 10:00');

  test.each(['1 working minute', '1 working day', 'end of 1 working day'])('%s is due at the end of time', (text) => {
    const budget = parseBudget(text) as Budget;
    expect(calendarOf(nothing).due(from, budget, NOTHING_USED)).toBe(END_OF_TIME);
    // Nothing is due before it is asked for.
    expect(calendarOf(nothing).due(END_OF_TIME + 5, budget, NOTHING_USED)).toBe(END_OF_TIME + 5);
  });

  test('round the clock still is round the clock, and nothing passes but time', () => {
    const calendar = calendarOf(nothing);
    expect(calendar.due(from, { unit: 'ms', amount: HOUR }, NOTHING_USED)).toBe(from + HOUR);
    expect(calendar.between(from, from + 900 * DAY)).toEqual({ ...NOTHING_USED, ms: 900 * DAY });
    expect(calendar.isAtWork(from)).toBe(false);
    expect(calendar.nextStart(from)).toBeNull();
  });

  test('what the last hour uses up is due in it, and what it does not at the end of time', () => {
    const { due, nextStart } = calendarOf(last);
    const end = (text: string) => due(from, parseBudget(text) as Budget, NOTHING_USED);
    expect(end('60 working minutes')).toBe(at('2026-09-28 10:00'));
    expect(end('61 working minutes')).toBe(END_OF_TIME);
    expect(end('1 working day')).toBe(at('2026-09-28 10:00'));
    expect(end('1.1 working days')).toBe(END_OF_TIME);
    expect(end('end of 1 working day')).toBe(at('2026-09-29 00:00'));
    expect(end('end of 2 working days')).toBe(END_OF_TIME);
    expect(nextStart(at('2026-09-28 09:59'))).toBe(at('2026-09-28 09:59'));
    expect(nextStart(at('2026-09-28 10:00'))).toBeNull();
  });

  test('a year without work is passed over', () => {
    const sabbatical = {
      ...office,
      exceptions: Object.fromEntries(
        Array.from({ length: 365 }, (_, day) => [wall(at('2027-01-01 00:00') + day * DAY).slice(0, 10), []]),
      ),
    };
    const { due } = calendarOf(sabbatical);
    const budget = parseBudget('2 working hours') as Budget;
    expect(wall(due(at('2026-12-31 17:00'), budget, NOTHING_USED))).toBe('2028-01-03 10:00');
  });
});

describe('24:00 of a date', () => {
  const zone = (offsets: readonly (readonly [number, number])[]) =>
    calendarOf({ ...office, weekly: hours('daily 00:00-24:00').weekly, exceptions: {}, offsets });
  const end = (calendar: ReturnType<typeof zone>, from: string) =>
    new Date(calendar.due(at(from), { unit: 'end-of-working-day', amount: 1 }, NOTHING_USED)).toISOString();

  test('is when the next begins, where the clocks skip midnight', () => {
    // Beirut, 2026-03-29: 00:00 became 01:00, two hours east of UTC before.
    const beirut = zone([
      [0, 120],
      [Date.UTC(2026, 2, 28, 22), 180],
    ]);
    expect(end(beirut, '2026-03-27 10:00+02:00')).toBe('2026-03-28T22:00:00.000Z');
    expect(end(beirut, '2026-03-28 10:00+02:00')).toBe('2026-03-29T21:00:00.000Z');
  });

  test('is the second one, where the clocks go back over it', () => {
    // 2026-10-25: at 00:00 it was 23:00 again, three hours east of UTC before.
    const back = zone([
      [0, 180],
      [Date.UTC(2026, 9, 24, 21), 120],
    ]);
    expect(end(back, '2026-10-23 10:00+03:00')).toBe('2026-10-24T22:00:00.000Z');
    // Newfoundland until 2011: at 00:01 it was 23:01 again.
    const newfoundland = zone([
      [0, -150],
      [Date.UTC(2026, 10, 1, 2, 31), -210],
    ]);
    expect(end(newfoundland, '2026-10-30 10:00-02:30')).toBe('2026-11-01T03:30:00.000Z');
  });

  test('is the first one, where an hour after it comes twice', () => {
    // At 01:00 it was 00:00 again: the date had begun already.
    const azores = zone([
      [0, 0],
      [Date.UTC(2026, 9, 25, 1), -60],
    ]);
    expect(end(azores, '2026-10-23 10:00Z')).toBe('2026-10-25T00:00:00.000Z');
  });
});
