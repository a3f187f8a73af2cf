import { ROUND_THE_CLOCK } from '../../../../domain/calendar/calendar';
import type { Rung } from '../../../../domain/plan/plan';
import { directory } from '../../../company';
import { play, START } from '../../../given';
import { LADDER, ms, unpromised } from '../../../plans';
import { coordinating, DAY, HOUR, MINUTE, offered, transferring, working } from '../../../situations';
import { clockOf, happened, linesOf, said, timeline } from '../../../when';

const calendar = ROUND_THE_CLOCK;
const gao = { department: 'board', person: 'gao' };
const TAKEN = 10 * MINUTE + 9 * HOUR + 30 * MINUTE;
const silence = (...rungs: readonly Rung[]) => unpromised({ ladders: { steps: { ...LADDER, silence: rungs } } });

describe('reassign', () => {
  test('names another holder at once, without acceptance, clocks kept', () => {
    const one = working(play(silence({ at: 1, do: 'reassign', to: 'duty' })));
    const events = one.wait(10 * MINUTE + 8 * HOUR);
    expect(said(events)).toStrictEqual([
      happened('reassigned', {
        handoff: 1,
        clock: 'silence',
        rung: 0,
        to: { department: 'security', person: 'zhou' },
      }),
    ]);
    expect(one.state.handoffs[0]).toMatchObject({
      state: 'working',
      department: 'security',
      holder: 'zhou',
      accountable: 'zhou',
      acceptedAt: START + 10 * MINUTE,
      version: 3,
    });
    expect(linesOf(one.state.handoffs[0]?.clocks ?? [], one.state.at)).toEqual([
      'accept 1 stands at 10 min',
      'finish 0 runs at 480 min',
      'silence 0 runs at 480 min',
    ]);
  });

  test('to who has it already: it is written down, and nothing changes', () => {
    const one = working(play(silence({ at: 1, do: 'reassign', to: { person: 'song' } })));
    expect(timeline(one.wait(10 * MINUTE + 8 * HOUR))).toEqual(['490 reassigned silence 1 → security/song']);
    expect(one.state.handoffs[0]).toMatchObject({ holder: 'song', version: 2 });
  });

  test('ends a transfer that nobody took, even to the sender', () => {
    const one = transferring(play(silence({ at: 1, do: 'reassign', to: { person: 'song' } })));
    // Payment's head would have had it long before.
    one.say('progress', { note: 'waiting for payment' }, { by: 'song', at: 21 * MINUTE });
    one.say('withdraw-transfer', {}, { by: 'song', at: 22 * MINUTE });
    one.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song', at: 8 * HOUR });
    expect(timeline(one.wait(21 * MINUTE + 8 * HOUR))).toEqual(['501 reassigned silence 1 → security/song']);
    expect(one.state.handoffs[0]).toMatchObject({ holder: 'song', offer: null, department: 'security' });
  });

  test('of the lead: the new lead is named in the case', () => {
    const closing = { ...unpromised().closing, ladder: 'ends' };
    const ladders = { steps: LADDER, ends: { resolve: [{ at: 1, do: 'reassign', to: 'head' }] } } as const;
    const one = coordinating(play(unpromised({ closing, ladders })));
    const events = one.wait(25 * MINUTE + DAY);
    const su = { department: 'desk', person: 'su' };
    expect(said(events)).toStrictEqual([happened('reassigned', { handoff: null, clock: 'resolve', rung: 0, to: su })]);
    expect(one.state).toMatchObject({ lead: su, front: { department: 'desk', person: 'lin' }, version: 4 });
  });
});

describe('take_over 接管', () => {
  test('may leave the department: holder and accountable at once, in the new department’s calendar, clocks kept', () => {
    const one = working(play(unpromised()));
    one.wait(TAKEN - 1);
    const events = one.wait(TAKEN);
    expect(said(events)).toStrictEqual([
      happened('taken-over', { handoff: 1, clock: 'silence', rung: 3, to: gao, calendar, times: 1 }),
    ]);
    expect(one.state.handoffs[0]).toMatchObject({
      state: 'working',
      department: 'board',
      holder: 'gao',
      accountable: 'gao',
      version: 3,
    });
    expect(one.state.calendars).toHaveProperty('board', calendar);
    expect(linesOf(one.state.handoffs[0]?.clocks ?? [], one.state.at)).toEqual([
      'accept 1 stands at 10 min',
      'finish 0 runs at 570 min',
      'silence 0 runs at 570 min',
    ]);
  });

  test('of an offer: it is taken', () => {
    const plan = unpromised({
      ladders: { steps: { ...LADDER, accept: [{ at: 1, do: 'take_over', to: { role: 'operations-manager' } }] } },
    });
    const one = offered(play(plan));
    expect(said(one.wait(HOUR))).toStrictEqual([
      happened('taken-over', { handoff: 1, clock: 'accept', rung: 0, to: gao, calendar }),
    ]);
    expect(one.state.handoffs[0]).toMatchObject({
      state: 'working',
      department: 'board',
      holder: 'gao',
      offer: null,
      accepted: { number: 1 },
      acceptedAt: START + HOUR,
      version: 2,
    });
    expect(one.wait(5 * HOUR).filter((event) => event.type === 'taken-over')).toEqual([]);
  });

  test('repeats, numbered, each from when the one before was due', () => {
    const one = working(play(unpromised()));
    one.wait(TAKEN);
    const again = (events: readonly string[]) => events.filter((line) => line.includes('silence'));
    expect(again(timeline(one.wait(TAKEN + 3 * DAY)))).toEqual([
      `${570 + 10 + 1440} taken-over silence 4 (2) → board/gao`,
      `${570 + 10 + 2880} taken-over silence 4 (3) → board/gao`,
      `${570 + 10 + 4320} taken-over silence 4 (4) → board/gao`,
    ]);
    expect(clockOf(one, 'silence', 1)).toMatchObject({
      fired: [0, 1, 2, 3],
      repeat: { times: 4, due: START + TAKEN + 3 * DAY },
    });
  });

  test('takes it back from whoever was given it since', () => {
    const one = working(play(unpromised()));
    one.wait(TAKEN);
    one.say('transfer', { to: { department: 'security', person: 'zhou' }, reason: 'yours' }, { by: 'gao' });
    one.say('accept', {}, { by: 'zhou', at: TAKEN + MINUTE });
    expect(timeline(one.wait(TAKEN + DAY)).at(-1)).toBe('2020 taken-over silence 4 (2) → board/gao');
    expect(one.state.handoffs[0]).toMatchObject({ holder: 'gao', department: 'board' });
  });

  test('without a repetition it happens once', () => {
    const one = working(play(silence({ at: 1, do: 'take_over', to: { role: 'operations-manager' } })));
    expect(timeline(one.wait(DAY))).toEqual(['490 taken-over silence 1 → board/gao']);
    expect(clockOf(one, 'silence', 1)).toMatchObject({ fired: [0] });
    expect(clockOf(one, 'silence', 1).repeat).toBeUndefined();
  });

  describe('after an outage', () => {
    const every = (hours: number) =>
      silence({ at: 1, do: 'take_over', to: { role: 'operations-manager' }, repeat: ms(hours * HOUR) });

    test('missed repetitions of one rung are one event, that says how many and when the last was due', () => {
      const one = working(play(every(1)));
      one.wait(10 * MINUTE + 9 * HOUR);
      const late = one.outage(10 * MINUTE + 13 * HOUR + 20 * MINUTE);
      expect(said(late)).toStrictEqual([
        happened('taken-over', { handoff: 1, clock: 'silence', rung: 0, to: gao, times: 6, missed: 3 }),
      ]);
      expect(late[0]).toMatchObject({
        at: START + 10 * MINUTE + 13 * HOUR + 20 * MINUTE,
        due: START + 10 * MINUTE + 13 * HOUR,
      });
      expect(timeline(one.wait(10 * MINUTE + 14 * HOUR))).toEqual(['850 taken-over silence 1 (7) → board/gao']);
    });

    test('one repetition, late by less than another, is not a missed one', () => {
      const one = working(play(every(1)));
      one.wait(10 * MINUTE + 8 * HOUR);
      expect(said(one.outage(10 * MINUTE + 10 * HOUR - 1))).toStrictEqual([
        happened('taken-over', { handoff: 1, clock: 'silence', rung: 0, to: gao, times: 2 }),
      ]);
    });

    test('up to the very instant at which another is due', () => {
      const one = working(play(every(1)));
      one.wait(10 * MINUTE + 8 * HOUR);
      expect(said(one.outage(10 * MINUTE + 10 * HOUR))).toStrictEqual([
        happened('taken-over', { handoff: 1, clock: 'silence', rung: 0, to: gao, times: 3, missed: 1 }),
      ]);
    });

    test('the first firing is itself, however late; then what it missed', () => {
      const one = working(play(every(1)));
      const late = one.outage(10 * MINUTE + 11 * HOUR);
      expect(timeline(late)).toEqual([
        '490 taken-over silence 1 (1) → board/gao',
        '670 taken-over silence 1 (4) → board/gao',
      ]);
    });

    test('all rungs of a ladder fire, in their order, at that instant', () => {
      const one = working(play(unpromised()));
      const late = one.outage(TAKEN + HOUR);
      expect(timeline(late)).toEqual([
        '250 reminded silence 1 → security/song, security/zhou',
        '490 notified silence 2 → security/song, desk/lin',
        '550 raised silence 3 → security/feng',
      ]);
      // The superior was asked only now, and has the time that the flow gives.
      expect(timeline(one.wait(TAKEN + HOUR + 30 * MINUTE))).toEqual(['670 taken-over silence 4 (1) → board/gao']);
    });
  });

  describe('nobody is there', () => {
    test('not even in the role: the lead has it', () => {
      const one = working(play(unpromised(), directory(new Set(['gao', 'feng']))));
      one.wait(TAKEN);
      expect(timeline(one.events.slice(-1))).toEqual(['580 taken-over silence 4 (1) → desk/lin']);
      expect(one.state.handoffs[0]).toMatchObject({ department: 'desk', holder: 'lin', accountable: 'lin' });
    });

    test('the department of the one who is to take over is gone: the lead has it', () => {
      const one = working(
        play(unpromised(), (need) =>
          need.ask === 'calendar' && need.department === 'board' ? { value: null, directory: 1 } : directory()(need),
        ),
      );
      one.wait(TAKEN);
      expect(said(one.events.slice(-1))).toStrictEqual([
        happened('taken-over', {
          handoff: 1,
          clock: 'silence',
          rung: 3,
          to: { department: 'desk', person: 'lin' },
          times: 1,
        }),
      ]);
    });

    test('a rung cannot give work to a queue: the lead has it', () => {
      const plan = unpromised({ ladders: { steps: { ...LADDER, accept: [{ at: 1, do: 'reassign', to: 'holder' }] } } });
      const one = offered(play(plan));
      expect(timeline(one.wait(HOUR))).toEqual(['60 reassigned accept 1 → desk/lin']);
    });
  });

  test('lead and front may be named', () => {
    for (const to of ['lead', 'front'] as const) {
      const one = working(play(silence({ at: 1, do: 'take_over', to })));
      expect(timeline(one.wait(10 * MINUTE + 8 * HOUR))).toEqual(['490 taken-over silence 1 → desk/lin']);
    }
  });
});
