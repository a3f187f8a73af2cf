import { play, START } from '../given';
import { step, unpromised } from '../plans';
import { DAY, HOUR, MINUTE, offered } from '../situations';
import { linesOf, timeline } from '../when';

const clocks = (game: ReturnType<typeof offered>) => linesOf(game.state.handoffs[0]?.clocks ?? [], game.state.at);

describe('T2: claim, release, claim keeps the consumed budget, neither lost nor doubled', () => {
  test('the offer’s clock and the work’s clocks each go on with what they had used', () => {
    const game = offered(play(unpromised()));
    game.say('claim', {}, { by: 'song', at: 20 * MINUTE });
    game.say('release', { reason: 'shift ends' }, { by: 'song', at: 50 * MINUTE });
    expect(clocks(game)).toEqual([
      'accept 1 runs at 20 min',
      'finish 0 stands at 30 min',
      'silence 0 stands at 30 min',
    ]);
    game.say('claim', {}, { by: 'zhou', at: 55 * MINUTE });
    expect(clocks(game)).toEqual(['accept 1 stands at 25 min', 'finish 0 runs at 30 min', 'silence 0 runs at 30 min']);
    game.say('release', { reason: 'lunch' }, { by: 'zhou', at: HOUR });
    expect(clocks(game)).toEqual([
      'accept 1 runs at 25 min',
      'finish 0 stands at 35 min',
      'silence 0 stands at 35 min',
    ]);
    // Half of the hour is used up five minutes later, all of it after thirty-five.
    expect(timeline(game.wait(95 * MINUTE))).toEqual([
      '65 reminded accept 1 → security/',
      '95 notified accept 2 → security/, desk/lin',
    ]);
  });

  test('however often: what was used is the sum, to the millisecond', () => {
    const game = offered(play(unpromised()));
    let at = 0;
    for (let i = 1; i <= 20; i++) {
      at += i * 1001;
      game.say('claim', {}, { by: 'song', at });
      at += i * 777;
      game.say('release', { reason: 'again' }, { by: 'song', at });
    }
    const used = (kind: string) => game.state.handoffs[0]?.clocks.find((clock) => clock.clock === kind)?.used.ms;
    expect(used('accept')).toBe(210 * 1001);
    expect(used('finish')).toBe(210 * 777);
  });

  test('what was used in another’s hands is used', () => {
    const silent = step({ silentAfter: {} });
    const game = offered(play(unpromised({ steps: { check: silent } })));
    game.say('claim', {}, { by: 'song', at: 0 });
    game.say('release', { reason: 'shift ends' }, { by: 'song', at: 20 * HOUR });
    game.say('claim', {}, { by: 'zhou', at: 20 * HOUR });
    // A day after the beginning half of the two days is gone, whoever had them.
    expect(timeline(game.wait(DAY)).filter((line) => line.includes('finish'))).toEqual([
      '1440 reminded finish 1 → security/zhou',
    ]);
    expect(game.state.at).toBe(START + DAY);
  });
});
