import fc from 'fast-check';
import { play, START } from '../given';
import { ms, step, unpromised } from '../plans';
import { DAY, HOUR, MINUTE, offered } from '../situations';
import { clockOf, timeline } from '../when';

/**
 * T21: the budget survives two pauses. (A wait is the pause of a handoff, of which one is open at a time: a second within it is refused.
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
  const begun = () => {
    const game = offered(play(plan));
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
        const game = begun();
        let at = 0;
        let worked = 0;
        for (const [work, kind, pause] of all) {
          at += work;
          worked += work;
          const holder = game.state.handoffs[0]?.holder ?? '';
          if (kind === 'assign') {
            const person = holder === 'song' ? 'zhou' : 'song';
            expect(game.say('assign', { person, reason: 'x' }, { by: 'feng', at }).kind).toBe('events');
            continue;
          }
          if (kind === 'release') game.say('release', { reason: 'x' }, { by: holder, at });
          else game.say('wait', { for: kind, party: 'x', until: START + at + DAY }, { by: holder, at });
          at += pause;
          if (kind === 'release') game.say('claim', {}, { by: 'song', at });
          else game.say('resume', {}, { by: holder, at });
        }
        game.say('release', { reason: 'x' }, { by: game.state.handoffs[0]?.holder ?? '', at });
        if (game.state.handoffs[0]?.offer) expect(clockOf(game, 'finish', 1).used.ms).toBe(worked);
      }),
    );
  });
});
