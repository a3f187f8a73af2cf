import { pending } from '../../../domain/clocks/next-deadline';
import { play, START } from '../../given';
import { ms, step, plan as thePlan } from '../../plans';
import { DAY, HOUR } from '../../situations';
import { timeline } from '../../when';

/** Everything is due after one hour. */
const hour = { else: ms(HOUR) };
const plan = thePlan({
  promise: { firstAnswer: hour, updateEvery: hour, resolveWithin: hour, ladder: 'promises' },
  steps: {
    ...thePlan().steps,
    check: step({ acceptWithin: hour, finishWithin: hour, silentAfter: hour, waits: {} }),
  },
  ladders: {
    steps: { other: [{ at: 1, do: 'remind', whom: ['holder'] }], wait: [{ at: 1, do: 'remind', whom: ['holder'] }] },
    promises: { other: [{ at: 1, do: 'remind', whom: ['front'] }] },
  },
});
const short = (lines: readonly string[]) => lines.map((line) => line.replace(/^\d+ /, '').replace(/ → .*/, ''));

describe('what is due at the same instant', () => {
  test('happens in the order promise, accept, finish, silence; of one clock its end before its rungs', () => {
    const one = play(plan);
    one.open();
    one.say('claim', {}, { by: 'song' });
    one.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song' });
    expect(short(timeline(one.wait(HOUR)))).toEqual([
      'promise-missed first-answer',
      'reminded first-answer 1',
      'promise-missed update',
      'reminded update 1',
      'promise-missed resolution',
      'reminded resolution 1',
      'reminded accept 1',
      'reminded finish 1',
      'reminded silence 1',
    ]);
  });

  test('clocks that run on come before the end of the wait', () => {
    const declared = { vendor: { max: ms(DAY), evidence: false } };
    const check = step({ finishWithin: hour, silentAfter: { else: ms(2 * HOUR) }, waits: declared });
    const one = play(
      thePlan({
        promise: { ladder: 'promises' },
        steps: { ...thePlan().steps, check },
        ladders: {
          steps: {
            other: [{ after: ms(HOUR), do: 'remind', whom: ['holder'] }],
          },
        },
      }),
    );
    one.open();
    one.say('claim', {}, { by: 'song' });
    one.say('wait', { for: 'vendor', party: 'the bank', until: START + 2 * HOUR }, { by: 'song', at: HOUR });
    expect(short(timeline(one.wait(2 * HOUR)))).toEqual(['reminded finish 1', 'resumed']);
  });

  test('the lead’s clock comes after promises', () => {
    const one = play(thePlan({ ...plan, closing: { ...plan.closing, resolveBy: hour } }));
    one.open();
    one.say('resolve', { reason: 'solved', results: {} });
    one.say('reopen', { reason: 'not solved' });
    expect(short(timeline(one.wait(HOUR)))).toEqual([
      'promise-missed first-answer',
      'reminded first-answer 1',
      'promise-missed update',
      'reminded update 1',
      'promise-missed resolution',
      'reminded resolution 1',
      'reminded resolve 1',
    ]);
  });

  test('clocks of one kind come in the order of the handoffs', () => {
    const one = play(plan);
    one.open();
    const [first] = one.state.handoffs;
    if (!first) throw new Error('the first step is offered');
    const handoffs = [3, 1, 2].map((handoff) => ({ ...first, handoff }));
    const armed = pending(plan, { ...one.state, handoffs, clocks: [] });
    expect(armed.map((deadline) => `${deadline.clock} ${deadline.handoff}`)).toEqual([
      'accept 1',
      'accept 2',
      'accept 3',
    ]);
  });
});

test('what is due first happens first, whatever it is', () => {
  const one = play();
  one.open();
  const due = pending(one.plan, one.state).map((deadline) => deadline.due);
  expect(due).toEqual([...due].sort((a, b) => a - b));
  expect(due.length).toBeGreaterThan(8);
});
