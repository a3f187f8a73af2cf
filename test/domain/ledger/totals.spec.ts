import { calendarOf, ROUND_THE_CLOCK } from '../../../domain/calendar/calendar';
import type { Charged, Stint } from '../../../domain/ledger/stints';
import { type Around, figures, ledgerOf } from '../../../domain/ledger/totals';
import { company } from '../../company';
import { play, START } from '../../given';
import { at, hours } from '../../hours';
import { ms, step, unpromised } from '../../plans';
import { closed, DAY, HOUR, MINUTE, offered, waiting, working } from '../../situations';

const always = [{ from: 0, table: ROUND_THE_CLOCK }];
const around: Around = {
  calendars: { a: always, b: always },
  lead: 'a',
  spans: [{ from: 0, to: 100 }],
  bounces: 0,
};

/** A stint of a person in a department, from and to in milliseconds. */
function stint(
  handoff: number | null,
  department: string,
  from: number,
  to: number | null,
  change: object = {},
): Stint {
  const charged: Charged = { kind: 'person', department, person: 'x', name: null };
  return { handoff, kind: 'working', department, person: 'x', charged, reason: null, from, to, ...change };
}

describe('overlap', () => {
  const parallel = (...spans: readonly [number, number | null][]) =>
    figures(
      spans.map(([from, to], i) => stint(i + 1, 'a', from, to)),
      around,
      100,
    ).parallelMs;

  test.each<[string, [number, number | null][], number]>([
    ['nothing', [], 0],
    [
      'one after another',
      [
        [0, 40],
        [40, 100],
      ],
      0,
    ],
    [
      'with a gap',
      [
        [0, 10],
        [90, 100],
      ],
      0,
    ],
    [
      'beside one another',
      [
        [0, 60],
        [40, 100],
      ],
      20,
    ],
    [
      'one within the other',
      [
        [0, 100],
        [20, 30],
      ],
      10,
    ],
    [
      'the same twice',
      [
        [10, 30],
        [10, 30],
      ],
      20,
    ],
    [
      'three at once',
      [
        [0, 100],
        [0, 100],
        [50, 60],
      ],
      110,
    ],
    [
      'not in order',
      [
        [40, 100],
        [0, 60],
      ],
      20,
    ],
    [
      'running still',
      [
        [0, null],
        [40, null],
      ],
      60,
    ],
    [
      'of no length',
      [
        [50, 50],
        [0, 100],
      ],
      0,
    ],
  ])('%s', (_what, spans, expected) => {
    expect(parallel(...spans)).toBe(expected);
  });

  test('elapsed is what is charged less what is charged twice', () => {
    const ledger = figures([stint(1, 'a', 0, 70), stint(2, 'b', 20, null)], around, 100);
    expect(ledger.elapsedMs).toBe(100);
    expect(ledger.stints.reduce((sum, one) => sum + one.ms, 0) - ledger.parallelMs).toBe(100);
  });
});

describe('handoffs and ping-pongs', () => {
  const walk = (departments: string) => {
    const stints = [...departments].map((department, i) => stint(1, department, i, i + 1));
    const { handoffs, pingPongs } = figures(stints, around, 100);
    return [handoffs, pingPongs];
  };

  test.each([
    ['', 0, 0],
    ['a', 0, 0],
    ['aaa', 0, 0],
    ['ab', 1, 0],
    ['aabb', 1, 0],
    ['abc', 2, 0],
    ['aba', 2, 1],
    ['abab', 3, 2],
    ['aabba', 2, 1],
    ['abca', 3, 0],
    ['abcacb', 5, 1],
  ])('%s: %d handoffs, %d ping-pongs', (departments, handoffs, pingPongs) => {
    expect(walk(departments)).toEqual([handoffs, pingPongs]);
  });

  test('what the lead has between two steps is no holding', () => {
    const { handoffs, pingPongs } = figures(
      [stint(1, 'b', 0, 10), stint(null, 'a', 10, 20), stint(2, 'b', 20, 30)],
      around,
      100,
    );
    expect([handoffs, pingPongs]).toEqual([0, 0]);
  });
});

describe('totals', () => {
  test('by who is charged and for what, in calendar time and in working time', () => {
    const customer: Charged = { kind: 'customer', department: null, person: null, name: 'the player' };
    const ledger = figures(
      [
        stint(1, 'a', 0, 10),
        stint(1, 'a', 10, 15, { kind: 'offered' }),
        stint(1, 'a', 15, 35, { kind: 'waiting', charged: customer }),
        stint(1, 'a', 35, 36),
        stint(2, 'b', 36, null),
      ],
      around,
      40,
    );
    const a = { kind: 'person', department: 'a', person: 'x', name: null };
    expect(ledger.totals).toStrictEqual([
      { charged: a, kind: 'working', ms: 11, workingMs: 11 },
      { charged: a, kind: 'offered', ms: 5, workingMs: 5 },
      { charged: customer, kind: 'waiting', ms: 20, workingMs: 20 },
      { charged: { ...a, department: 'b' }, kind: 'working', ms: 4, workingMs: 4 },
    ]);
  });

  test('people, departments, parties and names are told apart', () => {
    const as = (charged: Partial<Charged>) => stint(1, 'a', 0, 1, { charged: { ...BASE, ...charged } });
    const BASE = { kind: 'vendor', department: null, person: null, name: null } as const;
    const all = [as({}), as({ kind: 'other' }), as({ department: 'a' }), as({ person: 'x' }), as({ name: 'x' })];
    expect(figures([...all, ...all], around, 9).totals.map((total) => total.ms)).toEqual([2, 2, 2, 2, 2]);
  });

  test('a running stint counts up to the asked instant, and one that is still to come counts nothing', () => {
    const [running, later] = figures([stint(1, 'a', 0, null), stint(2, 'a', 90, null)], around, 40).stints;
    expect(running).toMatchObject({ to: null, ms: 40, workingMs: 40 });
    expect(later).toMatchObject({ ms: 0, workingMs: 0 });
  });

  test('working time is that of the charged department, of the lead for parties outside', () => {
    const hours = { a: always };
    const customer = { charged: { kind: 'customer', department: null, person: null, name: null } };
    const [own, none, outside] = figures(
      [stint(1, 'a', 0, 10), stint(1, 'b', 10, 20), stint(1, 'b', 20, 30, customer)],
      { ...around, calendars: hours },
      40,
    ).stints;
    expect([own?.workingMs, none?.workingMs, outside?.workingMs]).toEqual([10, 0, 10]);
  });
});

describe('working time where the hours change', () => {
  const EARLY = hours('Mon-Fri 09:00-18:00');
  const LATE = hours('Mon-Fri 09:00-20:00', {}, 2);

  test('each hour counts by the calendar that held then', () => {
    const since = [
      { from: Number.NEGATIVE_INFINITY, table: EARLY },
      { from: at('2026-09-22 12:00'), table: LATE },
      { from: at('2026-09-23 12:00'), table: EARLY },
    ];
    const spans = [
      ['2026-09-21 09:00', '2026-09-23 20:00'], // 9, 3 + 8, 3 + 6
      ['2026-09-21 10:00', '2026-09-21 11:00'],
      ['2026-09-22 17:00', '2026-09-22 19:30'],
      ['2026-09-23 17:00', '2026-09-23 19:30'],
    ] as const;
    const { stints } = figures(
      spans.map(([from, to], i) => stint(i + 1, 'a', at(from), at(to))),
      { ...around, calendars: { a: since } },
      at('2026-09-30 00:00'),
    );
    expect(stints.map(({ workingMs }) => workingMs / HOUR)).toEqual([29, 1, 2.5, 1]);
  });

  test('the journal says when they changed', () => {
    const it = company();
    it.calendar('security', EARLY);
    // Nothing moves the work but people.
    const check = step({ finishWithin: { else: ms(50 * DAY) }, silentAfter: {} });
    const game = working(play(unpromised({ steps: { ...unpromised().steps, check } }), it.answer));
    const on = (text: string) => at(text) - START;
    game.change(it.calendar('security', LATE), { at: on('2026-09-23 12:00') });
    const { stints } = ledgerOf(game.events, at('2026-09-24 00:00'));
    const held = stints.filter(({ kind, department }) => kind === 'working' && department === 'security');
    const from = held[0]?.from ?? 0;
    const first = calendarOf(EARLY).between(from, at('2026-09-23 12:00')).workingMs;
    expect(held.reduce((sum, { workingMs }) => sum + workingMs, 0)).toBe(first + 8 * HOUR);
  });
});

describe('a case', () => {
  test('elapsed counts from opening to closing, and from reopening on', () => {
    const game = closed();
    game.wait(45 * MINUTE);
    expect(ledgerOf(game.events, START + 45 * MINUTE).elapsedMs).toBe(30 * MINUTE);
    game.say('reopen', { reason: 'it is back' }, { at: 50 * MINUTE });
    expect(ledgerOf(game.events, START + 57 * MINUTE)).toMatchObject({ elapsedMs: 37 * MINUTE, parallelMs: 0 });
    game.say('cancel', { ground: 'ended', reason: 'no more' }, { at: 58 * MINUTE });
    expect(ledgerOf(game.events, START + 90 * MINUTE).elapsedMs).toBe(38 * MINUTE);
  });

  test('every second is somebody’s', () => {
    const ledger = ledgerOf(waiting().events, START + HOUR);
    expect(
      ledger.totals.map(({ charged, kind, ms }) => [charged.person ?? charged.department ?? charged.kind, kind, ms]),
    ).toEqual([
      ['security', 'offered', 10 * MINUTE],
      ['song', 'working', 10 * MINUTE],
      ['customer', 'waiting', 40 * MINUTE],
    ]);
    expect(ledger.elapsedMs).toBe(HOUR);
    expect(ledger.totals.reduce((sum, total) => sum + total.workingMs, 0)).toBe(HOUR);
  });

  test('A-B-A is one ping-pong, however it came there; only what is sent away is a bounce', () => {
    const game = offered();
    game.say('redirect', { to: { department: 'payment' }, reason: 'theirs' }, { at: MINUTE });
    game.say('redirect', { to: { department: 'security' }, reason: 'no' }, { at: 2 * MINUTE });
    expect(ledgerOf(game.events, START + HOUR)).toMatchObject({ handoffs: 2, pingPongs: 1, bounces: 2 });

    const transfers = working();
    transfers.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song' });
    transfers.say('accept', {}, { by: 'ma' });
    transfers.say('transfer', { to: { department: 'security' }, reason: 'no' }, { by: 'ma' });
    transfers.say('accept', {}, { by: 'song' });
    expect(ledgerOf(transfers.events, START + HOUR)).toMatchObject({ handoffs: 2, pingPongs: 1, bounces: 0 });
  });

  test('a transfer that nobody accepts is no handoff', () => {
    const game = working();
    game.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song' });
    game.say('withdraw-transfer', {}, { by: 'song' });
    expect(ledgerOf(game.events, START + HOUR)).toMatchObject({ handoffs: 0, pingPongs: 0 });
  });

  test('nothing has happened yet', () => {
    expect(ledgerOf([], START)).toEqual({
      stints: [],
      totals: [],
      elapsedMs: 0,
      parallelMs: 0,
      handoffs: 0,
      pingPongs: 0,
      bounces: 0,
    });
  });
});
