import { play, START } from '../../given';
import { ms, step, unpromised } from '../../plans';
import { DAY, HOUR, MINUTE, offered, transferring, working } from '../../situations';
import { clockOf, timeline } from '../../when';

/** Ten hours to finish, forty to be silent: the finish clock's rungs come first. */
const plan = unpromised({
  steps: {
    ...unpromised().steps,
    check: step({ finishWithin: { P1: ms(HOUR), else: ms(10 * HOUR) }, silentAfter: { else: ms(40 * HOUR) } }),
  },
});
const game = () => play(plan);

describe('the finish clock', () => {
  test('reminds, tells lead and front, raises to the head, and brings the manager in', () => {
    const one = working(game());
    expect(timeline(one.wait(10 * MINUTE + 14 * HOUR))).toEqual([
      '310 reminded finish 1 → security/song, security/zhou',
      '610 notified finish 2 → security/song, desk/lin',
      '670 raised finish 3 → security/feng',
      '700 taken-over finish 4 (1) → board/gao',
    ]);
  });

  test('has the budget of the priority', () => {
    const one = game();
    one.open({ body: { urgency: 'high', importance: 'high' } });
    one.say('claim', {}, { by: 'song' });
    expect(timeline(one.wait(HOUR)).filter((line) => line.includes('finish'))).toEqual([
      '30 reminded finish 1 → security/song, security/zhou',
      '60 notified finish 2 → security/song, desk/lin',
    ]);
  });

  test('runs on while a transfer is offered, and keeps what was used when another takes the work', () => {
    const one = transferring(game());
    one.say('accept', {}, { by: 'ma', at: 30 * MINUTE });
    expect(clockOf(one, 'finish', 1)).toMatchObject({
      life: 0,
      hands: 'ma',
      since: START + 30 * MINUTE,
      used: { ms: 20 * MINUTE },
    });
    expect(timeline(one.wait(10 * MINUTE + 5 * HOUR))).toEqual(['310 reminded finish 1 → payment/ma, payment/zheng']);
  });

  test('stands while the work is back in the queue, and while it waits', () => {
    const one = working(game());
    one.say('release', { reason: 'shift ends' }, { by: 'song', at: 2 * HOUR + 10 * MINUTE });
    one.say('claim', {}, { by: 'zhou', at: 2 * HOUR + 40 * MINUTE });
    expect(clockOf(one, 'finish', 1)).toMatchObject({ used: { ms: 2 * HOUR } });
    one.say(
      'wait',
      { for: 'customer', party: 'the player', until: START + 20 * HOUR },
      { by: 'zhou', at: 3 * HOUR + 40 * MINUTE },
    );
    one.say('resume', {}, { by: 'zhou', at: 10 * HOUR });
    expect(clockOf(one, 'finish', 1)).toMatchObject({ used: { ms: 3 * HOUR } });
    expect(timeline(one.wait(12 * HOUR))).toEqual(['720 reminded finish 1 → security/zhou']);
  });

  test('a rung that has fired does not fire again after a release or a wait', () => {
    const one = working(game());
    expect(timeline(one.wait(6 * HOUR))).toHaveLength(1);
    one.say('release', { reason: 'shift ends' }, { by: 'song', at: 6 * HOUR });
    one.say('claim', {}, { by: 'zhou', at: 6 * HOUR });
    expect(one.wait(10 * HOUR)).toEqual([]);
    expect(clockOf(one, 'finish', 1).fired).toEqual([0]);
  });

  test('runs on through a wait that began after its end', () => {
    const one = working(game());
    one.wait(10 * HOUR + 30 * MINUTE);
    one.say('wait', { for: 'customer', party: 'the player', until: START + 2 * DAY }, { by: 'song' });
    expect(timeline(one.wait(11 * HOUR + 10 * MINUTE))).toEqual(['670 raised finish 3 → security/feng']);
  });

  test('has not begun before somebody has the work', () => {
    const one = offered(game());
    expect(one.state.handoffs[0]?.clocks.map((clock) => clock.clock)).toEqual(['accept']);
  });
});
