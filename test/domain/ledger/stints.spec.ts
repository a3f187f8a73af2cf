import { charges, type Stint, sameCharge, stintsOf } from '../../../domain/ledger/stints';
import { company } from '../../company';
import { play, START } from '../../given';
import {
  cancelled,
  closed,
  confirmed,
  coordinating,
  DAY,
  MINUTE,
  offered,
  paying,
  resolved,
  transferring,
  waiting,
  working,
} from '../../situations';
import type { Game } from '../../when';

const person = (department: string, who: string) => ({ kind: 'person', department, person: who, name: null }) as const;
const queue = (department: string) => ({ kind: 'department', department, person: null, name: null }) as const;
const outside = (kind: 'customer' | 'vendor' | 'other', name: string | null) =>
  ({ kind, department: null, person: null, name }) as const;
const base = { handoff: 1, department: 'security', person: 'song', reason: null };

function waits(kind: 'vendor' | 'other'): Game {
  const plan = play().plan;
  const declared = { other: { max: { unit: 'ms', amount: DAY }, evidence: false } } as const;
  const check = { ...plan.steps.check, waits: { ...plan.steps.check?.waits, ...declared } } as never;
  const game = working(play({ ...plan, steps: { ...plan.steps, check } }));
  game.say(
    'wait',
    { for: kind, party: 'the bank', until: START + DAY, evidence: 'ticket' },
    { by: 'song', at: 20 * MINUTE },
  );
  return game;
}

// The table of design §5.
test.each<[string, () => Game, object[]]>([
  [
    'offered to a queue: the department',
    offered,
    [{ ...base, person: null, kind: 'offered', charged: queue('security') }],
  ],
  [
    'offered to a person: the department still',
    paying,
    [{ handoff: 2, department: 'payment', person: 'zheng', reason: null, kind: 'offered', charged: queue('payment') }],
  ],
  ['working: the person', working, [{ ...base, kind: 'working', charged: person('security', 'song') }]],
  [
    'working, transfer offered: the sender',
    transferring,
    [{ ...base, kind: 'working', charged: person('security', 'song') }],
  ],
  [
    'waiting for the customer',
    waiting,
    [{ ...base, kind: 'waiting', charged: outside('customer', 'the player'), reason: 'customer' }],
  ],
  [
    'waiting for a vendor',
    () => waits('vendor'),
    [{ ...base, kind: 'waiting', charged: outside('vendor', 'the bank'), reason: 'vendor' }],
  ],
  [
    'waiting for somebody else',
    () => waits('other'),
    [{ ...base, kind: 'waiting', charged: outside('other', 'the bank'), reason: 'other' }],
  ],
  [
    'no handoff open: the lead',
    coordinating,
    [
      {
        handoff: null,
        department: 'desk',
        person: 'lin',
        reason: null,
        kind: 'coordinating',
        charged: person('desk', 'lin'),
      },
    ],
  ],
  [
    'resolved and unanswered: the customer',
    resolved,
    [
      {
        handoff: null,
        department: 'desk',
        person: 'lin',
        reason: null,
        kind: 'confirming',
        charged: outside('customer', null),
      },
    ],
  ],
  [
    'answered and not closed: the lead',
    confirmed,
    [
      {
        handoff: null,
        department: 'desk',
        person: 'lin',
        reason: null,
        kind: 'coordinating',
        charged: person('desk', 'lin'),
      },
    ],
  ],
  ['closed: nobody', closed, []],
  ['cancelled: nobody', cancelled, []],
])('charged while %s', (_state, situation, expected) => {
  expect(charges(situation().state)).toStrictEqual(expected);
});

/** `from–to kind who`, in minutes after the start. */
const lines = (stints: readonly Stint[]): readonly string[] =>
  stints.map(
    ({ handoff, from, to, kind, charged }) =>
      `${handoff ?? 'case'} ${(from - START) / MINUTE}–${to === null ? '' : (to - START) / MINUTE} ${kind} ${charged.person ?? charged.department ?? charged.kind}`,
  );

test('a case from the first second to the last', () => {
  const game = waiting();
  game.say('resume', {}, { by: 'song', at: 25 * MINUTE });
  game.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song', at: 26 * MINUTE });
  game.say('accept', {}, { by: 'ma', at: 28 * MINUTE });
  game.say('release', { reason: 'shift ends' }, { by: 'ma', at: 30 * MINUTE });
  game.say('accept', {}, { by: 'zheng', at: 31 * MINUTE });
  game.say('complete', { results: { cause: 'user' } }, { by: 'zheng', at: 35 * MINUTE });
  game.say('accept', {}, { by: 'su', at: 35 * MINUTE });
  game.say('complete', { results: { summary: 'told how' } }, { by: 'su', at: 38 * MINUTE });
  game.say('resolve', { results: {} }, { at: 40 * MINUTE });
  game.say('confirm', { satisfied: true }, { at: 44 * MINUTE });
  expect(lines(stintsOf(game.events))).toEqual([
    '1 0–10 offered security',
    '1 10–20 working song',
    '1 20–25 waiting customer',
    '1 25–28 working song',
    '1 28–30 working ma',
    '1 30–31 offered payment',
    '1 31–35 working zheng',
    // Offered and accepted in one instant: a stint of no length, and a handoff all the same.
    '2 35–35 offered desk',
    '2 35–38 working su',
    'case 38–40 coordinating lin',
    'case 40–44 confirming customer',
  ]);
});

test('what runs on runs on: a stint is not cut by what moves nothing', () => {
  const game = working();
  game.say('progress', { note: 'on it' }, { by: 'song', at: 12 * MINUTE });
  game.say('contact', { said: 'on it', channel: 'phone', outcome: 'reached' }, { at: 13 * MINUTE });
  game.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song', at: 14 * MINUTE });
  game.say('withdraw-transfer', {}, { by: 'song', at: 15 * MINUTE });
  expect(lines(stintsOf(game.events))).toEqual(['1 0–10 offered security', '1 10– working song']);
});

test('assigned to somebody else, or redirected elsewhere: another stint', () => {
  const game = offered();
  game.say('redirect', { to: { department: 'payment' }, reason: 'theirs' }, { at: 5 * MINUTE });
  game.say('assign', { person: 'ma' }, { by: 'xie', at: 6 * MINUTE });
  game.say('assign', { person: 'zheng', reason: 'ma is ill' }, { by: 'xie', at: 8 * MINUTE });
  expect(lines(stintsOf(game.events))).toEqual([
    '1 0–5 offered security',
    '1 5–6 offered payment',
    '1 6–8 working ma',
    '1 8– working zheng',
  ]);
});

test('a cancelled case charges nobody any more; a reopened one its lead', () => {
  expect(lines(stintsOf(cancelled().events)).at(-1)).toBe('1 10–20 working song');
  const game = closed();
  game.say('reopen', { reason: 'it is back' }, { at: 50 * MINUTE });
  expect(lines(stintsOf(game.events)).slice(-3)).toEqual([
    'case 20–25 confirming customer',
    'case 25–30 coordinating lin',
    'case 50– coordinating lin',
  ]);
});

test('charges are the same when all of them is', () => {
  const [one] = charges(waiting().state);
  if (!one) throw new Error('a waiting handoff is charged');
  expect(sameCharge(one, { ...one })).toBe(true);
  for (const other of [
    { handoff: 2 },
    { kind: 'working' as const },
    { department: 'desk' },
    { person: 'zhou' },
    { reason: 'vendor' },
    { charged: { ...one.charged, kind: 'vendor' as const } },
    { charged: { ...one.charged, department: 'desk' } },
    { charged: { ...one.charged, person: 'lin' } },
    { charged: { ...one.charged, name: 'the bank' } },
    { charged: { ...one.charged, for: 'song' } },
  ])
    expect(sameCharge(one, { ...one, ...other })).toBe(false);
});

test('who acts for somebody absent is charged in their place, and by themselves again when it is theirs', () => {
  const it = company();
  const game = working(play(undefined, it.answer));
  game.change(it.away('song', 'zhou'), { at: 30 * MINUTE });
  const zhou = person('security', 'zhou');
  expect(charges(game.state)).toStrictEqual([
    { ...base, person: 'zhou', kind: 'working', charged: { ...zhou, for: 'song' } },
  ]);
  game.change(it.leaves('song'), { at: 40 * MINUTE });
  const now = charges(game.state);
  expect(now.map(({ charged }) => charged.for)).toEqual([undefined]);
  const stints = stintsOf(game.events).filter(({ kind }) => kind === 'working');
  expect(stints.map(({ charged, from, to }) => [charged.person, charged.for, (from - START) / MINUTE, to])).toEqual([
    ['song', undefined, 10, START + 30 * MINUTE],
    ['zhou', 'song', 30, START + 40 * MINUTE],
    [now[0]?.person, undefined, 40, null],
  ]);
});
