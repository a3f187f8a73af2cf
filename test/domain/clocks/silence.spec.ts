import { play, START } from '../../given';
import { unpromised } from '../../plans';
import { DAY, HOUR, MINUTE, working } from '../../situations';
import { clockOf, timeline } from '../../when';

const game = () => working(play(unpromised()));

describe('the silence clock', () => {
  test('runs while somebody has the work and says nothing', () => {
    expect(timeline(game().wait(10 * MINUTE + 9 * HOUR))).toEqual([
      '250 reminded silence 1 → security/song, security/zhou',
      '490 notified silence 2 → security/song, desk/lin',
      '550 raised silence 3 → security/feng',
    ]);
  });

  test('begins anew with each progress, with all its rungs', () => {
    const one = game();
    one.wait(5 * HOUR);
    one.say('progress', { note: 'found it' }, { by: 'song' });
    expect(clockOf(one, 'silence', 1)).toMatchObject({ life: 1, fired: [], used: { ms: 0 } });
    expect(timeline(one.wait(13 * HOUR))).toEqual([
      '540 reminded silence 1 → security/song, security/zhou',
      '780 notified silence 2 → security/song, desk/lin',
    ]);
  });

  test.each<[string, (one: ReturnType<typeof game>) => void]>([
    ['a contact with the customer', (one) => one.say('contact', { said: 'x', channel: 'phone', outcome: 'reached' })],
    ['another holder', (one) => one.say('assign', { person: 'zhou', reason: 'ill' }, { by: 'feng' })],
    [
      'a transfer',
      (one) => {
        one.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song' });
        one.say('claim', {}, { by: 'ma' });
      },
    ],
    [
      'a release',
      (one) => {
        one.say('release', { reason: 'shift ends' }, { by: 'song' });
        one.say('claim', {}, { by: 'zhou' });
      },
    ],
    [
      'a wait',
      (one) => {
        one.say('wait', { for: 'customer', party: 'the player', until: START + DAY }, { by: 'song' });
        one.say('resume', {}, { by: 'song' });
      },
    ],
  ])('is not stilled by %s', (_what, act) => {
    const one = game();
    one.wait(3 * HOUR);
    act(one);
    expect(timeline(one.wait(10 * MINUTE + 4 * HOUR)).map((line) => line.split(' → ')[0])).toEqual([
      '250 reminded silence 1',
    ]);
  });

  test('stands while the work waits, unless it had run out before', () => {
    const one = game();
    one.say(
      'wait',
      { for: 'customer', party: 'the player', until: START + DAY },
      { by: 'song', at: 3 * HOUR + 10 * MINUTE },
    );
    one.say('resume', {}, { by: 'song', at: 20 * HOUR });
    expect(timeline(one.wait(21 * HOUR))).toEqual(['1260 reminded silence 1 → security/song, security/zhou']);

    const late = game();
    late.wait(8 * HOUR + 10 * MINUTE);
    late.say('wait', { for: 'customer', party: 'the player', until: START + DAY }, { by: 'song' });
    expect(timeline(late.wait(9 * HOUR + 10 * MINUTE))).toEqual(['550 raised silence 3 → security/feng']);
  });
});
