import fc from 'fast-check';
import { calendarOf } from '../../domain/calendar/calendar';
import { usedAt } from '../../domain/clocks/clocks';
import { dueOf } from '../../domain/clocks/next-deadline';
import { company } from '../company';
import { play, START } from '../given';
import { hours, at as instant, wall } from '../hours';
import { ms, step, unpromised } from '../plans';
import { DAY, HOUR, MINUTE, offered } from '../situations';
import { clockOf, timeline } from '../when';

/**
 * T21: the budget survives two pauses, and a change of hands or of hours between them. (A wait is the pause of a handoff, of which one is open at a time: a second within it is refused.
 * Of several beside one another the newest is charged, and a change of priority recomputes the budget: those come with their verbs.)
 */
describe('T21: the budget survives two pauses', () => {
  const plan = unpromised({
    steps: {
      ...unpromised().steps,
      check: step({
        finishWithin: { else: ms(10 * HOUR) },
        silentAfter: {},
        waits: { customer: { max: ms(50 * DAY), evidence: false }, vendor: { max: ms(50 * DAY), evidence: false } },
      }),
    },
  });
  // A rung that moves work would begin and end the work of somebody whom these tests do not ask.
  const unmoved = { steps: { other: [{ at: 1, do: 'notify', whom: ['lead'] }] } } as const;
  const begun = (of = plan) => {
    const game = offered(play(of));
    game.say('claim', {}, { by: 'song' });
    return game;
  };
  const wait = (game: ReturnType<typeof begun>, kind: 'customer' | 'vendor', from: number, to: number) => {
    game.say('wait', { for: kind, party: 'x', until: START + to + DAY }, { by: 'song', at: from });
    game.say('resume', {}, { by: 'song', at: to });
  };

  test('ten hours of work are ten hours of work, whatever lies between', () => {
    const game = begun();
    wait(game, 'customer', 2 * HOUR, 9 * HOUR);
    wait(game, 'vendor', 11 * HOUR, 40 * HOUR);
    expect(clockOf(game, 'finish', 1)).toMatchObject({ used: { ms: 4 * HOUR, workingMs: 4 * HOUR } });
    // Half of it is gone an hour after the work goes on, all of it five hours later.
    expect(timeline(game.wait(46 * HOUR))).toEqual([
      '2460 reminded finish 1 → security/song, security/zhou',
      '2760 notified finish 2 → security/song, desk/lin',
    ]);
  });

  test('a pause that ends by itself ends the same way', () => {
    const game = begun();
    game.say('wait', { for: 'customer', party: 'x', until: START + 20 * HOUR }, { by: 'song', at: 4 * HOUR });
    game.wait(20 * HOUR);
    game.say(
      'wait',
      { for: 'customer', party: 'x', until: START + 60 * HOUR },
      { by: 'song', at: 20 * HOUR + 30 * MINUTE },
    );
    game.wait(60 * HOUR);
    expect(timeline(game.wait(61 * HOUR))).toEqual([
      `${60 * 60 + 30} reminded finish 1 → security/song, security/zhou`,
    ]);
  });

  test('a pause within a pause is refused', () => {
    const game = begun();
    game.say('wait', { for: 'customer', party: 'x', until: START + DAY }, { by: 'song', at: HOUR });
    const second = game.say('wait', { for: 'vendor', party: 'x', until: START + DAY }, { by: 'song', at: 2 * HOUR });
    expect(second).toMatchObject({ code: 'not-in-this-state' });
  });

  test('any number of pauses, releases and changes of hands: what is used is what was worked', () => {
    const span = fc.integer({ min: 1, max: 20 * MINUTE });
    const pauses = fc.array(fc.tuple(span, fc.constantFrom('customer', 'vendor', 'release', 'assign'), span), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(pauses, (all) => {
        const game = begun({ ...plan, ladders: { ...plan.ladders, ...unmoved } });
        const done = (verb: Parameters<typeof game.say>[0], body: object, by: string) =>
          expect(game.say(verb, body, { by, at })).toMatchObject({ kind: 'events' });
        let at = 0;
        let worked = 0;
        for (const [work, kind, pause] of all) {
          at += work;
          worked += work;
          const holder = game.state.handoffs[0]?.holder ?? '';
          if (kind === 'assign') {
            done('assign', { person: holder === 'song' ? 'zhou' : 'song', reason: 'x' }, 'feng');
            continue;
          }
          if (kind === 'release') done('release', { reason: 'x' }, holder);
          else done('wait', { for: kind, party: 'x', until: START + at + DAY }, holder);
          at += pause;
          if (kind === 'release') done('claim', {}, 'song');
          else done('resume', {}, holder);
        }
        done('release', { reason: 'x' }, game.state.handoffs[0]?.holder ?? '');
        expect(clockOf(game, 'finish', 1).used.ms).toBe(worked);
      }),
    );
  });

  describe('with a change of holder, and of the calendar, between two of them', () => {
    const office = (text: string, version: number) => hours(text, { calendar: 'office' }, version);
    const WEEK = office('Mon-Fri 09:00-18:00', 1);
    const LATE = office('Mon-Fri 09:00-20:00', 2);
    const on = (text: string) => instant(text) - START;
    const inHours = unpromised({
      ladders: { ...plan.ladders, ...unmoved },
      steps: {
        ...plan.steps,
        check: {
          ...step({ silentAfter: {} }),
          ...plan.steps.check,
          finishWithin: { else: { unit: 'working-ms', amount: 10 * HOUR } },
        },
      },
    });
    const office14 = () => {
      const it = company();
      it.calendar('security', WEEK);
      const game = offered(play(inHours, it.answer));
      game.say('claim', {}, { by: 'song' });
      return { it, game };
    };
    const due = (game: ReturnType<typeof begun>) => wall(dueOf(game.plan, game.state, 'finish', 1) ?? 0);

    test('what was worked is kept, in the hours in which it was', () => {
      const { it, game } = office14();
      // Tuesday 14:00–16:00: two hours.
      wait(game, 'customer', on('2026-09-22 16:00'), on('2026-09-23 10:00'));
      expect(due(game)).toBe('2026-09-23 18:00');
      // Wednesday 10:00–12:00: two more. Song is away; zhou waits too.
      game.change(it.away('song', 'zhou'), { at: on('2026-09-23 12:00') });
      game.say(
        'wait',
        { for: 'vendor', party: 'x', until: instant('2026-09-30 09:00') },
        { by: 'zhou', at: on('2026-09-23 13:00') },
      );
      // Within the pause song is back, and the office stays open longer.
      game.change(it.back('song'), { at: on('2026-09-23 15:00') });
      game.change(it.calendar('security', LATE), { at: on('2026-09-23 16:00') });
      game.say('resume', {}, { by: 'song', at: on('2026-09-24 09:00') });
      expect(clockOf(game, 'finish', 1).used).toMatchObject({ workingMs: 5 * HOUR });
      expect(due(game)).toBe('2026-09-24 14:00');
      // The rest of it runs by the new hours: a change back at 13:00 leaves the last hour where it is.
      game.change(it.calendar('security', office('Mon-Fri 09:00-18:00', 3)), { at: on('2026-09-24 13:00') });
      expect(due(game)).toBe('2026-09-24 14:00');
    });

    test('a pause that began before the change ends after it: nothing of it is used', () => {
      const { it, game } = office14();
      game.say(
        'wait',
        { for: 'customer', party: 'x', until: instant('2026-09-24 09:00') },
        { by: 'song', at: on('2026-09-22 15:00') },
      );
      game.change(it.leaves('song'), { at: on('2026-09-23 11:00') });
      game.change(it.calendar('security', LATE), { at: on('2026-09-23 12:00') });
      game.wait(on('2026-09-24 09:00'));
      expect(game.state.handoffs[0]).toMatchObject({ state: 'working', holder: 'feng' });
      expect(clockOf(game, 'finish', 1).used).toMatchObject({ workingMs: HOUR });
      expect(due(game)).toBe('2026-09-24 18:00');
    });

    test('any number of them: what is used is what was worked, each hour by the calendar then in force', () => {
      const span = fc.integer({ min: 1, max: 30 * HOUR });
      const edit = fc.tuple(span, fc.constantFrom('wait', 'resume', 'away', 'back', 'week', 'late', 'assign'));
      fc.assert(
        fc.property(fc.array(edit, { maxLength: 14 }), (all) => {
          const { it, game } = office14();
          let at = 0;
          let workingMs = 0;
          let table = WEEK;
          let version = 10;
          for (const [after, what] of all) {
            const works =
              game.state.handoffs[0]?.state === 'working' || game.state.handoffs[0]?.wait?.runsOn.includes('finish');
            if (works) workingMs += calendarOf(table).between(START + at, START + at + after).workingMs;
            at += after;
            const by = game.state.handoffs[0]?.holder ?? '';
            if (what === 'wait')
              game.say('wait', { for: 'customer', party: 'x', until: START + at + 40 * DAY }, { by, at });
            else if (what === 'resume') game.say('resume', {}, { by, at });
            else if (what === 'assign')
              game.say('assign', { person: by === 'feng' ? 'song' : 'feng', reason: 'x' }, { by: 'feng', at });
            else if (what === 'away') game.change(it.away('song', 'zhou'), { at });
            else if (what === 'back') game.change(it.back('song'), { at });
            else {
              table = office(what === 'week' ? 'Mon-Fri 09:00-18:00' : 'Mon-Fri 09:00-20:00', ++version);
              game.change(it.calendar('security', table), { at });
            }
            const clock = clockOf(game, 'finish', 1);
            expect(usedAt(clock, START + at).workingMs).toBe(workingMs);
          }
        }),
        { numRuns: 100 },
      );
    });
  });
});
