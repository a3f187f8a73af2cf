import type { Rung } from '../../../domain/plan/plan';
import { play, START } from '../../given';
import { LADDER, unpromised } from '../../plans';
import { DAY, HOUR, MINUTE, waiting, working } from '../../situations';
import { happened, linesOf, said, timeline } from '../../when';

const withRungs = (wait: readonly Rung[]) => unpromised({ ladders: { steps: { ...LADDER, wait } } });

describe('the wait clock', () => {
  test('ends the wait by itself, as the rule’s act', () => {
    const one = waiting(play(unpromised()));
    const events = one.wait(20 * MINUTE + DAY);
    expect(said(events)).toStrictEqual([happened('resumed', { handoff: 1 })]);
    expect(events[0]).toMatchObject({
      at: START + 20 * MINUTE + DAY,
      due: START + 20 * MINUTE + DAY,
      cause: 'deadline wait 1 end',
      actor: { kind: 'rule', person: null, onBehalfOf: null, rule: 'test@1 wait/end' },
    });
    expect(one.state.handoffs[0]).toMatchObject({
      state: 'working',
      holder: 'song',
      wait: null,
      waited: { customer: { times: 1, ms: DAY } },
      version: 4,
    });
    expect(linesOf(one.state.handoffs[0]?.clocks ?? [], one.state.at)).toEqual([
      'accept 1 stands at 10 min',
      'finish 0 runs at 10 min',
      'silence 0 runs at 10 min',
      'wait 1 stands at 1440 min',
    ]);
  });

  test('takes no rungs that are meant for other clocks', () => {
    const one = waiting(play(unpromised()));
    expect(one.wait(20 * MINUTE + DAY - 1)).toEqual([]);
  });

  test('reminds at a share of it, where the ladder says so, and in each wait again', () => {
    const plan = withRungs([
      { at: 0.25, do: 'remind', whom: ['holder'] },
      { at: 0.5, do: 'notify', whom: ['lead'] },
    ]);
    const one = waiting(play(plan));
    expect(timeline(one.wait(20 * MINUTE + DAY))).toEqual([
      '380 reminded wait 1 → security/song',
      '740 notified wait 2 → desk/lin',
      '1460 resumed',
    ]);
    one.say(
      'wait',
      { for: 'vendor', party: 'the bank', until: one.state.at + 2 * HOUR, evidence: 'x' },
      { by: 'song' },
    );
    expect(timeline(one.wait(DAY + 3 * HOUR))).toEqual([
      '1490 reminded wait 1 → security/song',
      '1520 notified wait 2 → desk/lin',
      '1580 resumed',
    ]);
  });

  test('is gone with the wait', () => {
    const one = waiting(play(withRungs([{ at: 0.5, do: 'remind', whom: ['holder'] }])));
    one.say('resume', {}, { by: 'song', at: HOUR });
    expect(one.wait(4 * HOUR)).toEqual([]);
  });

  test('a rung that moves work waits until the wait is over, and then moves it at once', () => {
    const one = working(play(unpromised()));
    // Silent, raised, and nobody has answered: the manager would take over half an hour later.
    one.wait(10 * MINUTE + 9 * HOUR);
    one.say('wait', { for: 'customer', party: 'the player', until: START + 2 * DAY }, { by: 'song' });
    expect(one.state.handoffs[0]?.wait?.runsOn).toEqual(['silence']);
    expect(one.wait(DAY)).toEqual([]);
    one.say('resume', {}, { by: 'song' });
    expect(timeline(one.wait(DAY))).toEqual(['580 taken-over silence 4 (1) → board/gao']);
    expect(one.events.at(-1)).toMatchObject({ at: START + DAY, due: START + 580 * MINUTE });
  });
});
