import fc from 'fast-check';
import type { VerbName } from '../domain/escalation/commands';
import { EVERYBODY, MANAGER } from './company';
import { DAY, HOUR, MINUTE } from './plans';

/** One thing somebody tries, some time after the one before. Many tries are refused, which is part of the test. */
export interface Try {
  readonly wild: boolean;
  /** Which of the open actions, when not wild. */
  readonly pick: number;
  readonly verb: Exclude<VerbName, 'open'>;
  readonly by: string;
  /** Milliseconds. */
  readonly after: number;
  readonly on: number | null;
  readonly bodies: Readonly<Record<Exclude<VerbName, 'open'>, Record<string, unknown>>>;
  /** Off the version seen; 0 is the present one. */
  readonly off: number;
}

const people = [...EVERYBODY.map((one) => one.person), MANAGER.person];
const person = fc.constantFrom(...people);
const target = fc.constantFrom<{ department: string; person?: string }>(
  { department: 'desk' },
  { department: 'security' },
  { department: 'payment' },
  { department: 'security', person: 'zhou' },
  { department: 'payment', person: 'ma' },
  { department: 'nowhere' },
);
const ahead = fc.constantFrom(MINUTE, HOUR, DAY, 4 * DAY);

const bodies: Record<Try['verb'], fc.Arbitrary<Record<string, unknown>>> = {
  accept: fc.constant({}),
  claim: fc.constant({}),
  assign: fc.record({ person, reason: fc.constant('on holiday') }),
  release: fc.constant({ reason: 'not today' }),
  transfer: fc.record({ to: target, reason: fc.constant('theirs') }),
  'withdraw-transfer': fc.constant({}),
  redirect: fc.record({ to: target, reason: fc.constant('theirs') }),
  progress: fc.constant({ note: 'looked into it' }),
  wait: fc.record({
    for: fc.constantFrom('customer', 'vendor', 'other'),
    party: fc.constant('the player'),
    ahead,
    evidence: fc.constant('asked by phone'),
  }),
  resume: fc.constant({}),
  complete: fc.oneof(
    fc.constant({ results: { cause: 'server', summary: 'seen' } }),
    fc.constant({ results: { cause: 'user', summary: 'done' } }),
    fc.constant({ results: {}, outcome: 'again' }),
  ),
  contact: fc.record({
    said: fc.constant('we are on it'),
    channel: fc.constant('phone'),
    outcome: fc.constantFrom('reached', 'no-answer', 'refused'),
  }),
  resolve: fc.constantFrom({ results: {}, reason: 'enough' }, { results: { summary: 'done' } }),
  confirm: fc.constantFrom({ satisfied: true }, { satisfied: false, note: 'not solved' }),
  close: fc.constantFrom({ results: { summary: 'done' }, reason: 'no answer' }, { results: {} }),
  reopen: fc.constantFrom({ reason: 'again' }, { reason: 'again', step: 'check' }, { reason: 'again', step: 'answer' }),
  cancel: fc.constant({ ground: 'duplicate', reason: 'twice' }),
  'answer-raise': fc.record({ clock: fc.constantFrom('finish', 'silence', 'resolve'), note: fc.constant('seen') }),
};

export const VERBS = Object.keys(bodies) as Try['verb'][];

/**
 * Most tries are something that is open to somebody now (`pick` chooses among what `actions` offers), so that cases get somewhere; the
 * others are any verb by anybody.
 */
const oneTry: fc.Arbitrary<Try> = fc.record({
  wild: fc.constantFrom(false, false, false, true),
  pick: fc.nat(1_000_000),
  verb: fc.constantFrom(...VERBS),
  by: person,
  // Zero often: deadlines and acts at the same instant are where engines differ.
  after: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(0, 0, MINUTE) },
    { weight: 4, arbitrary: fc.constantFrom(15 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 * DAY }) },
  ),
  on: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) }),
  bodies: fc.record(bodies),
  off: fc.oneof({ weight: 19, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-1, 1) }),
});

export const tries = fc.array(oneTry, { minLength: 1, maxLength: 40, size: '+1' });
