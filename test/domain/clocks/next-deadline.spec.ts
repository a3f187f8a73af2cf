import type { Budget } from '../../../domain/calendar/budget';
import { dueOf, endOf, nextDeadline, pending } from '../../../domain/clocks/next-deadline';
import { play, START } from '../../given';
import { LADDER, ms, step, unpromised } from '../../plans';
import { cancelled, DAY, HOUR, MINUTE, offered, waiting, working } from '../../situations';
import { clockOf } from '../../when';

const game = () => play(unpromised());

test('each deadline says what it is, when it is due and when the budget ends', () => {
  const one = offered(game());
  const base = { clock: 'accept', handoff: 1, ends: START + HOUR, provisional: false };
  expect(pending(one.plan, one.state)).toStrictEqual([
    { ...base, due: START + 30 * MINUTE, rung: 0, effect: 'remind', spanMs: 30 * MINUTE },
    { ...base, due: START + HOUR, rung: 1, effect: 'notify', spanMs: HOUR },
    { ...base, due: START + HOUR + 30 * MINUTE, rung: 2, effect: 'reassign', spanMs: 30 * MINUTE },
    { ...base, due: START + 5 * HOUR, rung: 3, effect: 'take_over', spanMs: 4 * HOUR },
  ]);
  expect(nextDeadline(one.plan, one.state)).toStrictEqual(pending(one.plan, one.state)[0]);
});

test('the end of what ends by itself', () => {
  const one = waiting(game());
  expect(pending(one.plan, one.state)).toStrictEqual([
    {
      clock: 'wait',
      handoff: 1,
      due: START + 20 * MINUTE + DAY,
      ends: START + 20 * MINUTE + DAY,
      rung: null,
      effect: 'resume',
      spanMs: DAY,
      provisional: false,
    },
  ]);
});

test('nothing is armed when it is over', () => {
  const one = cancelled(game());
  expect(pending(one.plan, one.state)).toEqual([]);
  expect(nextDeadline(one.plan, one.state)).toBeUndefined();
});

test('a repetition counts from the last one', () => {
  const one = working(game());
  one.wait(10 * MINUTE + 9 * HOUR + 30 * MINUTE);
  expect(pending(one.plan, one.state).find((deadline) => deadline.clock === 'silence')).toMatchObject({
    rung: 3,
    due: START + 10 * MINUTE + 33 * HOUR + 30 * MINUTE,
    spanMs: DAY,
  });
});

test('a rung brought forward spans what is left of it', () => {
  const one = working(game());
  one.wait(10 * MINUTE + 9 * HOUR);
  expect(pending(one.plan, one.state).find((deadline) => deadline.clock === 'silence')).toMatchObject({
    rung: 3,
    due: START + 10 * MINUTE + 9 * HOUR + 30 * MINUTE,
    spanMs: 90 * MINUTE,
  });
});

test('when a clock of a handoff, or of the case, runs out', () => {
  const one = working(play());
  expect(dueOf(one.plan, one.state, 'finish', 1)).toBe(START + 10 * MINUTE + 2 * DAY);
  expect(dueOf(one.plan, one.state, 'resolution', null)).toBe(START + 3 * DAY);
  // It stands still, there is none, or the handoff is not there.
  expect(dueOf(one.plan, one.state, 'accept', 1)).toBeUndefined();
  expect(dueOf(one.plan, one.state, 'wait', 1)).toBeUndefined();
  expect(dueOf(one.plan, one.state, 'finish', 2)).toBeUndefined();
});

test('a clock for which the flow sets no limit is never due', () => {
  const check = step({ finishWithin: {}, silentAfter: { P1: ms(HOUR) } });
  const one = working(play(unpromised({ steps: { ...unpromised().steps, check } })));
  expect(dueOf(one.plan, one.state, 'finish', 1)).toBeUndefined();
  expect(endOf(one.plan, one.state, clockOf(one, 'silence', 1), one.state.handoffs[0] ?? null)).toBeUndefined();
  expect(pending(one.plan, one.state)).toEqual([]);
});

describe('a share of a budget', () => {
  const reminders = (finishWithin: Budget, at: number) => {
    const check = step({ finishWithin: { else: finishWithin }, silentAfter: {} });
    const ladders = { steps: { ...LADDER, finish: [{ at, do: 'remind' as const, whom: ['holder' as const] }] } };
    const one = play(unpromised({ steps: { ...unpromised().steps, check }, ladders }));
    one.open();
    one.say('claim', {}, { by: 'song' });
    return { one, due: () => ((nextDeadline(one.plan, one.state)?.due ?? 0) - START) / MINUTE };
  };

  test.each<[Budget, number, number]>([
    [ms(HOUR), 0.5, 30],
    [ms(HOUR), 1, 60],
    [ms(3), 0.5, 2 / MINUTE],
    [{ unit: 'working-ms', amount: HOUR }, 0.25, 15],
    [{ unit: 'working-days', amount: 2 }, 0.75, 36 * 60],
    // From 06:00 on the first day to 24:00 on the third.
    [{ unit: 'end-of-working-day', amount: 2 }, 0.5, 33 * 60],
    [{ unit: 'end-of-working-day', amount: 2 }, 1, 66 * 60],
  ])('of %j: %d of it', (budget, at, minutes) => {
    expect(reminders(budget, at).due()).toBe(minutes);
  });

  test.each<[Budget, number]>([
    [ms(10 * HOUR), 5 * 60 + 60],
    [{ unit: 'working-ms', amount: 10 * HOUR }, 5 * 60 + 60],
    [{ unit: 'working-days', amount: 0.5 }, 6 * 60 + 60],
  ])('of %j goes on where a pause left it', (budget, minutes) => {
    const { one, due } = reminders(budget, 0.5);
    one.say('release', { reason: 'shift ends' }, { by: 'song', at: 2 * HOUR });
    one.say('claim', {}, { by: 'zhou', at: 3 * HOUR });
    expect(due()).toBe(minutes);
  });

  test('of days to the end of which a budget runs, after a pause, is of what has been used and what is left', () => {
    const { one, due } = reminders({ unit: 'end-of-working-day', amount: 2 }, 0.5);
    one.say('release', { reason: 'shift ends' }, { by: 'song', at: 2 * HOUR });
    one.say('claim', {}, { by: 'zhou', at: 3 * HOUR });
    // As if begun at 07:00, an hour of pause later: 65 hours to the end.
    expect(due()).toBe(60 + 65 * 30);
  });

  test('that is behind already is due when the clock goes on', () => {
    const { one, due } = reminders({ unit: 'end-of-working-day', amount: 2 }, 0.01);
    one.say('release', { reason: 'shift ends' }, { by: 'song', at: 30 * MINUTE });
    one.say('claim', {}, { by: 'zhou', at: 40 * MINUTE });
    expect(due()).toBeGreaterThanOrEqual(40);
  });
});
