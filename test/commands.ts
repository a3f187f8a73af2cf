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
  /** What changes in the directory just before. */
  readonly edit?: Edit;
}

/** An edit of the directory, and how the case hears of it. */
export interface Edit {
  readonly what: 'away' | 'back' | 'leaves' | 'returns' | 'duty' | 'supervisor' | 'calendar' | 'limit' | 'load';
  readonly who: { readonly department: string; readonly person: string };
  /** Whoever has the work, or else leads, is meant instead. */
  readonly aimed: boolean;
  /** The substitute; null for nobody. Chains, circles and substitutes who are away themselves come about by chance. */
  readonly instead: string | null;
  /** Which of the calendars. */
  readonly calendar: number;
  readonly count: number;
  /** Milliseconds until the case is told; null when only the last sweep tells it. */
  readonly told: number | null;
  /** Milliseconds until it is told a second time. */
  readonly again: number | null;
  /** The act that follows had its answers of the directory before this. */
  readonly stale: boolean;
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

const edit: fc.Arbitrary<Edit> = fc.record({
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constant('away' as const) },
    { weight: 3, arbitrary: fc.constantFrom('back' as const, 'leaves' as const) },
    { weight: 2, arbitrary: fc.constantFrom('duty' as const, 'calendar' as const, 'returns' as const) },
    { weight: 1, arbitrary: fc.constantFrom('supervisor' as const, 'limit' as const, 'load' as const) },
  ),
  // Whoever runs operations stays: the role that cannot decline is never empty.
  who: fc.constantFrom(...EVERYBODY),
  aimed: fc.constantFrom(true, true, false),
  instead: fc.option(fc.constantFrom(...EVERYBODY.map((one) => one.person)), { nil: null, freq: 4 }),
  calendar: fc.nat(9),
  count: fc.nat(3),
  told: fc.constantFrom(0, 0, 0, MINUTE, 4 * HOUR, DAY, null),
  again: fc.constantFrom(null, null, 0, HOUR),
  stale: fc.constantFrom(false, false, true),
});

/** Tries in a company that changes meanwhile. */
export const games: fc.Arbitrary<Try[]> = fc.array(
  fc
    .tuple(oneTry, fc.option(edit, { nil: undefined, freq: 2 }))
    .map(([one, changed]) => (changed ? { ...one, edit: changed } : one)),
  { minLength: 1, maxLength: 40, size: '+1' },
);

export const tries = fc.array(oneTry, { minLength: 1, maxLength: 40, size: '+1' });
