import { parseBudget } from '../../../domain/calendar/budget';
import { type CalendarTable, ROUND_THE_CLOCK } from '../../../domain/calendar/calendar';
import { settle, usedAt } from '../../../domain/clocks/clocks';
import { dueOf, pending } from '../../../domain/clocks/next-deadline';
import { ledgerOf } from '../../../domain/ledger/totals';
import type { Step } from '../../../domain/plan/plan';
import type { Answering } from '../../../domain/simulate';
import { directory } from '../../company';
import { brought, play, START } from '../../given';
import { at, hours, wall } from '../../hours';
import { HOUR, step, unpromised } from '../../plans';
import { clockOf, type Game } from '../../when';

const TABLES: Readonly<Record<string, CalendarTable>> = {
  desk: hours('daily 00:00-24:00', { calendar: 'desk' }),
  security: hours('Mon-Fri 09:00-18:00', { calendar: 'security', days: 'china' }),
  payment: hours('daily 09:00-21:00', { calendar: 'payment' }),
};

/** Each department has hours of its own. */
const withHours: Answering = (need) =>
  need.ask === 'calendar' ? { value: TABLES[need.department] ?? ROUND_THE_CLOCK, directory: 1 } : directory()(need);

const budget = (text: string) => {
  const parsed = parseBudget(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

/** Opened on Tuesday 2026-09-22 at 14:00 with a first step of which nothing fires early; `song` of security has it from 16:00. */
function working(change: Partial<Step>): Game {
  const first = step({ acceptWithin: { else: budget('5 working days') }, silentAfter: {}, ...change });
  const plan = unpromised();
  const game = play({ ...plan, steps: { ...plan.steps, check: first } }, withHours);
  game.open();
  game.say('claim', {}, { by: 'song', at: at('2026-09-22 16:00') - START });
  return game;
}
const on = (text: string) => at(text) - START;
const used = (game: Game, text: string, kind: 'finish' | 'accept' = 'finish') =>
  usedAt(clockOf(game, kind, 1), at(text));
const due = (game: Game, kind: 'finish' | 'accept' = 'finish') => wall(dueOf(game.plan, game.state, kind, 1) ?? 0);

/** At 17:00 `song` offers it to payment; at 20:00 `zheng` takes it. */
function moved(game: Game): Game {
  game.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song', at: on('2026-09-22 17:00') });
  game.say('accept', {}, { by: 'zheng', at: on('2026-09-22 20:00') });
  return game;
}

describe('the work moves to a department with other hours', () => {
  test.each([
    ['8 working hours', '2026-09-23 15:00', '2026-09-23 14:00'], // two of them used by 18:00, one more by 21:00
    ['1 working day', '2026-09-23 16:00', '2026-09-23 17:20'], // two ninths used; the rest of it is 9:20 of 12 hours
    ['1 day', '2026-09-23 16:00', '2026-09-23 16:00'],
    ['end of 1 working day', '2026-09-24 00:00', '2026-09-24 00:00'],
  ])('what was used of %s is kept, and the rest runs in the new hours', (text, before, after) => {
    const game = working({ finishWithin: { else: budget(text) } });
    expect(due(game)).toBe(before);
    expect(due(moved(game))).toBe(after);
  });

  test('all three sums are kept, each as its own calendar counts it', () => {
    const game = moved(working({ finishWithin: { else: budget('10 working days') } }));
    expect(used(game, '2026-09-22 20:00')).toEqual({
      ms: 4 * HOUR,
      workingMs: 2 * HOUR,
      workingDays: expect.closeTo(2 / 9, 11),
    });
    const next = used(game, '2026-09-23 10:00');
    expect(next).toEqual({ ms: 18 * HOUR, workingMs: 4 * HOUR, workingDays: expect.closeTo(2 / 9 + 2 / 12, 11) });

    game.say(
      'transfer',
      { to: { department: 'security', person: 'song' }, reason: 'back' },
      { by: 'zheng', at: on('2026-09-23 09:30') },
    );
    game.say('accept', {}, { by: 'song', at: on('2026-09-23 10:00') });
    expect(used(game, '2026-09-23 10:00')).toEqual(next);
    expect(used(game, '2026-09-28 10:00')).toEqual({
      ms: 18 * HOUR + 120 * HOUR,
      // The rest of Wednesday, Thursday; Friday is a holiday; an hour of Monday.
      workingMs: (4 + 8 + 9 + 1) * HOUR,
      workingDays: expect.closeTo(2 / 9 + 2 / 12 + 8 / 9 + 1 + 1 / 9, 11),
    });
  });

  test('the sender’s clock runs on in the sender’s hours until it is accepted; the offer’s runs in the receiver’s', () => {
    const game = working({
      finishWithin: { else: budget('8 working hours') },
      acceptWithin: { else: budget('4 working hours') },
    });
    game.say(
      'transfer',
      { to: { department: 'payment' }, reason: 'theirs' },
      { by: 'song', at: on('2026-09-22 17:30') },
    );
    expect(due(game)).toBe('2026-09-23 15:00');
    expect(due(game, 'accept')).toBe('2026-09-23 09:30');
    expect(used(game, '2026-09-22 20:00', 'accept').workingMs).toBe(2.5 * HOUR);
    expect(used(game, '2026-09-22 20:00').workingMs).toBe(2 * HOUR);
  });

  test('the ledger counts each stint in the hours of the department that is charged', () => {
    const game = moved(working({ finishWithin: { else: budget('10 working days') } }));
    const { totals } = ledgerOf(game.events, at('2026-09-23 10:00'));
    expect(
      totals.map(({ charged, kind, ms, workingMs }) => [
        charged.person ?? charged.department,
        kind,
        ms / HOUR,
        workingMs / HOUR,
      ]),
    ).toEqual([
      ['security', 'offered', 2, 2],
      ['song', 'working', 4, 2],
      ['zheng', 'working', 14, 2],
    ]);
  });
});

test('a new version of the same calendar counts from the instant at which it reaches the case', () => {
  const game = working({ finishWithin: { else: budget('8 working hours') } });
  const longer = hours('Mon-Fri 09:00-22:00', { calendar: 'security' }, 2);
  const now = at('2026-09-22 19:00');
  const state = settle({ ...game.state, calendars: { ...game.state.calendars, security: longer } }, now);
  const finish = state.handoffs[0]?.clocks.find(({ clock }) => clock === 'finish');
  // Two hours by 18:00. That the hour from 18:00 to 19:00 is worked now does not change what had passed.
  expect(finish).toMatchObject({ calendar: longer, since: now, used: { ms: 3 * HOUR, workingMs: 2 * HOUR } });
  expect(wall(dueOf(game.plan, state, 'finish', 1) ?? 0)).toBe('2026-09-23 12:00');
  // And nothing changes where nothing has changed.
  expect(settle(state, now + HOUR)).toEqual(state);
});

describe('the cap of waits in working time', () => {
  const waiting = (
    until: string,
    from: string,
    game = working({ waits: { customer: { max: budget('4 working hours'), evidence: false } } }),
  ) => ({
    game,
    outcome: brought(
      game.say('wait', { for: 'customer', party: 'the player', until: at(until) }, { by: 'song', at: on(from) }),
    ),
  });

  test('is counted in the department’s hours', () => {
    expect(waiting('2026-09-23 12:00', '2026-09-22 17:00').outcome).toEqual(['waited']);
    expect(waiting('2026-09-23 12:00:00.001', '2026-09-22 17:00').outcome).toBe('wait-too-long');
  });

  test('a night that was waited through uses up nothing', () => {
    const { game } = waiting('2026-09-23 10:00', '2026-09-22 17:00');
    game.say('resume', {}, { by: 'song', at: on('2026-09-23 09:30') });
    expect(game.state.handoffs[0]?.waited).toEqual({
      customer: { times: 1, ms: 16.5 * HOUR, workingMs: 1.5 * HOUR, workingDays: expect.closeTo(1.5 / 9, 11) },
    });
    expect(waiting('2026-09-23 12:30:00.001', '2026-09-23 10:00', game).outcome).toBe('wait-too-long');
    expect(waiting('2026-09-23 12:30', '2026-09-23 10:00', game).outcome).toEqual(['waited']);
  });
});

describe('deadlines beyond what the calendar knows', () => {
  /** Of the finish clock: [rung, date, provisional]. */
  const deadlines = (text: string) => {
    const game = working({ finishWithin: { else: budget(text) } });
    return pending(game.plan, game.state)
      .filter(({ clock }) => clock === 'finish')
      .map(({ rung, due, provisional }) => [rung, wall(due).slice(0, 10), provisional]);
  };

  test('are provisional, those before it are not', () => {
    expect(deadlines('80 working days')).toEqual([
      [0, '2026-11-24', false],
      [1, '2027-01-19', true],
      [2, '2027-01-19', true],
      [3, '2027-01-19', true],
    ]);
    expect(deadlines('20 working days').every(([, , provisional]) => provisional === false)).toBe(true);
  });

  test('are not, where nothing rests on working days', () => {
    expect(deadlines('200 days').every(([, , provisional]) => provisional === false)).toBe(true);
  });
});
