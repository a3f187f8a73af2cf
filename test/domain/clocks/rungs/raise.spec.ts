import { directory } from '../../../company';
import { play, START } from '../../../given';
import { LADDER, ms, unpromised } from '../../../plans';
import { HOUR, MINUTE, working } from '../../../situations';
import { clockOf, happened, said, timeline } from '../../../when';

const RAISED = 10 * MINUTE + 9 * HOUR;
const game = () => {
  const one = working(play(unpromised()));
  one.wait(RAISED - 1);
  return one;
};

describe('raise 提级', () => {
  test('the superior has to act by an instant; the holder keeps it meanwhile', () => {
    const one = game();
    const events = one.wait(RAISED);
    expect(said(events)).toStrictEqual([
      happened('raised', {
        handoff: 1,
        clock: 'silence',
        rung: 2,
        to: { department: 'security', person: 'feng' },
        until: START + RAISED + 30 * MINUTE,
      }),
    ]);
    expect(one.state.handoffs[0]).toMatchObject({ state: 'working', holder: 'song', accountable: 'song', version: 2 });
    expect(clockOf(one, 'silence', 1).raised).toEqual({
      rung: 2,
      to: { department: 'security', person: 'feng' },
      until: START + RAISED + 30 * MINUTE,
    });
  });

  test('nobody acts: the next rung comes forward', () => {
    const one = game();
    expect(timeline(one.wait(RAISED + 30 * MINUTE - 1))).toEqual(['550 raised silence 3 → security/feng']);
    expect(timeline(one.wait(RAISED + 30 * MINUTE))).toEqual(['580 taken-over silence 4 (1) → board/gao']);
    expect(clockOf(one, 'silence', 1).raised).toBeUndefined();
  });

  test('the next rung comes in its own time, where that is earlier', () => {
    const ladders = {
      steps: {
        ...LADDER,
        silence: [
          { at: 1, do: 'raise', to: 'head', within: ms(10 * HOUR) },
          { after: ms(HOUR), do: 'notify', whom: ['lead'] },
          { after: ms(2 * HOUR), do: 'take_over', to: { role: 'operations-manager' } },
        ],
      },
    } as const;
    const one = working(play(unpromised({ ladders })));
    expect(timeline(one.wait(12 * HOUR))).toEqual([
      '490 raised silence 1 → security/feng',
      '550 notified silence 2 → desk/lin',
      // Only the next rung is brought forward; the one after it comes when it comes.
      '610 taken-over silence 3 → board/gao',
    ]);
  });

  test('only the next rung comes forward', () => {
    const ladders = {
      steps: {
        ...LADDER,
        silence: [
          { at: 1, do: 'raise', to: 'head', within: ms(10 * MINUTE) },
          { after: ms(HOUR), do: 'notify', whom: ['lead'] },
          { after: ms(2 * HOUR), do: 'take_over', to: { role: 'operations-manager' } },
        ],
      },
    } as const;
    const one = working(play(unpromised({ ladders })));
    expect(timeline(one.wait(12 * HOUR))).toEqual([
      '490 raised silence 1 → security/feng',
      '500 notified silence 2 → desk/lin',
      '610 taken-over silence 3 → board/gao',
    ]);
  });

  test('the superior assigns: the next rung comes in its own time, four hours after the breach, whatever hands it is in', () => {
    const one = game();
    one.wait(RAISED);
    one.say('assign', { person: 'zhou', reason: 'song is silent' }, { by: 'feng', at: RAISED + MINUTE });
    expect(timeline(one.wait(14 * HOUR))).toEqual(['730 taken-over silence 4 (1) → board/gao']);
  });

  test('the holder says something: the clock begins anew, and nothing is owed any more', () => {
    const one = game();
    one.wait(RAISED);
    one.say('progress', { note: 'found it' }, { by: 'song', at: RAISED + MINUTE });
    expect(one.state.handoffs[0]?.clocks.some((clock) => clock.raised)).toBe(false);
    expect(one.wait(RAISED + HOUR)).toEqual([]);
  });

  test('a late timer asks for an answer from when it fires', () => {
    const one = working(play(unpromised()));
    one.outage(RAISED + 10 * MINUTE);
    expect(one.events.at(-1)).toMatchObject({
      type: 'raised',
      at: START + RAISED + 10 * MINUTE,
      due: START + RAISED,
      until: START + RAISED + 40 * MINUTE,
    });
  });

  test('nobody is head: the step’s policy, then the lead', () => {
    const headless = working(play(unpromised(), directory(new Set(['feng']))));
    headless.wait(RAISED);
    expect(timeline(headless.events.slice(-1))).toEqual(['550 raised silence 3 → desk/lin']);

    const check = { ...unpromised().steps.check, onNobody: 'duty' } as never;
    const steps = { ...unpromised().steps, check };
    const duty = working(play(unpromised({ steps }), directory(new Set(['feng']))));
    duty.wait(RAISED);
    expect(timeline(duty.events.slice(-1))).toEqual(['550 raised silence 3 → security/zhou']);
  });
});
