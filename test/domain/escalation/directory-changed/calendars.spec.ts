import { parseBudget } from '../../../../domain/calendar/budget';
import type { CalendarTable } from '../../../../domain/calendar/calendar';
import { dueOf } from '../../../../domain/clocks/next-deadline';
import { entryOf, eventOf } from '../../../../domain/journal/entry';
import { ledgerOf } from '../../../../domain/ledger/totals';
import type { Step } from '../../../../domain/plan/plan';
import { company } from '../../../company';
import { play, START } from '../../../given';
import { at, hours, wall } from '../../../hours';
import { HOUR, step, unpromised } from '../../../plans';
import { clockOf, said, timeline } from '../../../when';

const budget = (text: string) => {
  const parsed = parseBudget(text);
  if (!parsed) throw new Error(text);
  return parsed;
};
const on = (text: string): number => at(text) - START;
const office = (text: string, version: number, calendar = 'security') => hours(text, { calendar }, version);
const SHORT = office('Mon-Fri 09:00-18:00', 1);
const LONG = office('Mon-Fri 09:00-22:00', 2);

/** Opened on Tuesday 2026-09-22 at 14:00; song of security has it from 16:00. Security works from 09:00 to 18:00. */
function running(change: Partial<Step> = {}) {
  const it = company();
  it.calendar('security', SHORT);
  const check = step({ acceptWithin: { else: budget('365 days') }, silentAfter: {}, ...change });
  const game = play(unpromised({ steps: { ...unpromised().steps, check } }), it.answer);
  game.open();
  game.say('claim', {}, { by: 'song', at: on('2026-09-22 16:00') });
  const due = () => wall(dueOf(game.plan, game.state, 'finish', 1) ?? 0);
  return { it, game, due };
}
const eight = { finishWithin: { else: budget('8 working hours') } };

describe('another version of a calendar', () => {
  test('counts from the instant at which it reaches the case: three sums kept, what it moves said', () => {
    const { it, game, due } = running(eight);
    expect(due()).toBe('2026-09-23 15:00');
    const outcome = game.change(it.calendar('security', LONG), { at: on('2026-09-22 19:00') });
    expect(outcome.kind === 'events' && said(outcome.events)).toEqual([
      {
        type: 'directory-changed',
        hands: [],
        calendars: { security: LONG },
        deadlines: [
          { clock: 'finish', handoff: 1, was: at('2026-09-23 15:00'), is: at('2026-09-23 12:00'), provisional: false },
        ],
      },
    ]);
    expect(clockOf(game, 'finish', 1)).toMatchObject({ used: { ms: 3 * HOUR, workingMs: 2 * HOUR } });
    expect(due()).toBe('2026-09-23 12:00');
  });

  test('by which it would have been over already: due at the instant of the change, and not before', () => {
    const { it, game, due } = running({ finishWithin: { else: budget('end of 1 working day') } });
    expect(due()).toBe('2026-09-24 00:00');
    const never = office('Tue 09:00-10:00', 3);
    game.change(it.calendar('security', never), { at: on('2026-09-23 12:00') });
    // The next Tuesday that is worked ends the day; then it is Wednesday’s again, whose end has passed by Friday.
    expect(due()).toBe('2026-09-30 00:00');
    game.wait(on('2026-09-25 12:00'));
    game.change(it.calendar('security', office('Mon-Fri 09:00-18:00', 4)));
    expect(due()).toBe('2026-09-25 12:00');
  });

  test('shares of the budget that are behind at once are one message, to all of them; rungs that have fired stay so', () => {
    const one = running({ finishWithin: { else: budget('end of 2 working days') } });
    one.game.wait(on('2026-09-22 17:00'));
    one.game.change(one.it.calendar('security', office('Sun 09:00-18:00', 2)));
    one.game.wait(on('2026-09-28 12:00'));
    // By Sundays nothing was due; by weekdays all of it is, at this instant.
    one.game.change(one.it.calendar('security', office('Mon-Fri 09:00-18:00', 3)), { at: on('2026-09-28 12:00') });
    const rung = one.game.wait(on('2026-09-28 12:00'));
    expect(said(rung)).toEqual([
      {
        type: 'notified',
        handoff: 1,
        clock: 'finish',
        rung: 1,
        also: [0],
        to: [
          { department: 'security', person: 'song' },
          { department: 'security', person: 'zhou' },
          { department: 'desk', person: 'lin' },
        ],
      },
    ]);
    expect(rung[0]).toMatchObject({ due: at('2026-09-28 12:00'), cause: 'deadline finish 1 0' });
    expect(clockOf(one.game, 'finish', 1).fired).toEqual([0, 1]);
    // The rungs after the end count from the new one.
    expect(timeline(one.game.wait(on('2026-09-28 13:00')))).toEqual([
      `${on('2026-09-28 13:00') / 60_000} raised finish 3 → security/feng`,
    ]);
  });

  test('the ledger counts each part of a stint by the calendar that was in force', () => {
    const { it, game } = running(eight);
    game.change(it.calendar('security', LONG), { at: on('2026-09-22 19:00') });
    const working = ledgerOf(game.events, at('2026-09-22 21:00')).stints.at(-1);
    expect(working).toMatchObject({ kind: 'working', ms: 5 * HOUR, workingMs: (2 + 2) * HOUR });
    // What had passed is not counted anew: the hour from 18:00 on was not worked then.
    expect(ledgerOf(game.events, at('2026-09-22 19:00')).stints.at(-1)).toMatchObject({ workingMs: 2 * HOUR });
  });

  test('of the lead moves the clocks of the case', () => {
    const it = company();
    const desk = (text: string, version: number): CalendarTable => office(text, version, 'desk');
    it.calendar('desk', desk('Mon-Fri 09:00-18:00', 1));
    const closing = { ...unpromised().closing, resolveBy: { else: budget('8 working hours') } };
    const game = play(unpromised({ closing }), it.answer);
    game.open();
    game.say('resolve', { reason: 'by phone', results: {} });
    game.say('reopen', { reason: 'not solved' });
    const outcome = game.change(it.calendar('desk', desk('Mon-Fri 09:00-22:00', 2)));
    expect(outcome.kind === 'events' && said(outcome.events)).toMatchObject([
      { deadlines: [{ clock: 'resolve', handoff: null, was: at('2026-09-23 13:00'), is: at('2026-09-22 22:00') }] },
    ]);
  });

  test('and other hands at once: one event, and the calendar of a department that it brings in', () => {
    const { it, game } = running(eight);
    it.leaves('feng');
    it.calendar('board', office('daily 09:00-21:00', 1, 'board'));
    it.calendar('security', LONG);
    it.leaves('song');
    const outcome = game.change({ people: ['song'], departments: ['security'] }, { at: on('2026-09-22 17:00') });
    expect(outcome.kind === 'events' && said(outcome.events)).toMatchObject([
      {
        hands: [{ as: 'holder', to: { department: 'board', person: 'gao' }, calendar: { id: 'board' } }],
        calendars: { security: LONG },
        deadlines: [{ clock: 'finish', was: at('2026-09-23 15:00'), is: at('2026-09-23 12:00') }],
      },
    ]);
  });
});

describe('other hands under the same calendar (design §4)', () => {
  const breached = () => {
    const one = running(eight);
    // Due on Wednesday at 15:00; raised to the head an hour later, who has half an hour.
    one.game.wait(on('2026-09-23 15:30'));
    return one;
  };

  test.each<[string, (one: ReturnType<typeof running>) => void]>([
    ['assigned', ({ game }) => game.say('assign', { person: 'zhou', reason: 'song is ill' }, { by: 'feng' })],
    ['absent', ({ it, game }) => game.change(it.away('song', 'zhou'))],
    ['gone', ({ it, game }) => game.change(it.leaves('song'))],
    [
      'transferred and accepted',
      ({ game }) => {
        game.say('transfer', { to: { department: 'security', person: 'zhou' }, reason: 'his' }, { by: 'song' });
        game.say('accept', {}, { by: 'zhou' });
      },
    ],
  ])('%s after the breach: it stays where it was, and what follows counts from there (law 5)', (_how, act) => {
    const one = breached();
    act(one);
    expect(one.due()).toBe('2026-09-23 15:00');
    expect(clockOf(one.game, 'finish', 1)).toMatchObject({ fired: [0, 1], used: { workingMs: 8.5 * HOUR } });
    expect(timeline(one.game.wait(on('2026-09-23 15:59')))).toEqual([]);
    expect(timeline(one.game.wait(on('2026-09-23 19:30')))).toEqual([
      expect.stringMatching(new RegExp(`^${on('2026-09-23 16:00') / 60_000} raised`)),
      expect.stringMatching(new RegExp(`^${on('2026-09-23 16:30') / 60_000} taken-over`)),
    ]);
  });

  test('edits without end postpone no take-over: the journal says when the budget ran out, and what follows comes no later', () => {
    const { it, game, due } = breached();
    const rare = (version: number) => office('Tue 09:00-10:00', version);
    const first = game.change(it.calendar('security', rare(2)));
    const [event] = first.kind === 'events' ? first.events : [];
    expect(event).toMatchObject({
      ranOut: [{ clock: 'finish', handoff: 1, at: at('2026-09-23 15:00') }],
      deadlines: [],
    });
    expect(event && entryOf(event).data.ranOut).toEqual([
      { clock: 'finish', handoff: 1, at: '2026-09-23T07:00:00.000Z' },
    ]);
    expect(event && eventOf(entryOf(event))).toEqual(event);
    for (let minute = 31; minute < 60; minute += 4) {
      const now = on(`2026-09-23 15:${minute}`);
      const edited = game.change(it.calendar('security', rare(minute)), { at: now });
      expect(edited.kind === 'events' && edited.events[0]).not.toHaveProperty('ranOut');
      game.change(minute % 8 === 7 ? it.away('song', 'zhou') : it.back('song'), { at: now });
    }
    expect(due()).toBe('2026-09-23 15:00');
    expect(timeline(game.wait(on('2026-09-23 19:30')))).toEqual([
      expect.stringMatching(new RegExp(`^${on('2026-09-23 16:00') / 60_000} raised`)),
      expect.stringMatching(/ taken-over/),
    ]);
  });

  test('before the breach nothing moves', () => {
    const { it, game, due } = running(eight);
    const outcome = game.change(it.away('song', 'zhou'), { at: on('2026-09-23 10:00') });
    expect(outcome.kind === 'events' && said(outcome.events)).toMatchObject([{ deadlines: [] }]);
    expect(due()).toBe('2026-09-23 15:00');
    game.change(it.back('song'), { at: on('2026-09-23 11:00') });
    expect(due()).toBe('2026-09-23 15:00');
    expect(clockOf(game, 'finish', 1)).toMatchObject({ used: { workingMs: 4 * HOUR } });
  });

  test('of an offer: its clock goes on', () => {
    const { it, game } = running({ ...eight, acceptWithin: { else: budget('4 working hours') } });
    game.say('transfer', { to: { department: 'security', person: 'zhou' }, reason: 'his' }, { by: 'song' });
    game.change(it.away('zhou', 'feng'), { at: on('2026-09-22 17:00') });
    expect(clockOf(game, 'accept', 1)).toMatchObject({ life: 2, hands: 'feng', used: { workingMs: HOUR } });
  });

  test('what was promised to the customer is in nobody’s hands: no change within moves it', () => {
    const it = company();
    const promise = { ...unpromised().promise, firstAnswer: { else: budget('1 hour') }, ladder: 'steps' };
    const game = play(unpromised({ promise }), it.answer);
    game.open();
    game.wait(2 * HOUR);
    const outcome = game.change(it.away('lin', 'chen'));
    expect(outcome.kind === 'events' && said(outcome.events)).toMatchObject([{ deadlines: [] }]);
    expect(dueOf(game.plan, game.state, 'first-answer', null)).toBe(START + HOUR);
  });

  test('the lead’s own clock is the lead’s', () => {
    const it = company();
    const game = play(unpromised(), it.answer);
    game.open();
    game.say('resolve', { reason: 'by phone', results: {} });
    game.say('reopen', { reason: 'not solved' });
    game.wait(24.5 * HOUR);
    game.change(it.away('lin', 'chen'));
    expect(dueOf(game.plan, game.state, 'resolve', null)).toBe(START + 24 * HOUR);
  });
});
