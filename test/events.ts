import fc from 'fast-check';
import type { EventData, EventHead, EventOf, EventType } from '../domain/escalation/events';

/** Random events of every type, in the shapes that the domain declares: a type without a row here does not compile. */
const word = fc.string({ unit: 'grapheme', maxLength: 12 });
const id = fc.stringMatching(/^[a-z]{1,8}$/);
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const handoff = fc.integer({ min: 1, max: 9 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one);

const calendar = fc.record({ id, version: fc.nat(9) });
const fields = fc.dictionary(id, fc.oneof(word, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()));
const clock = fc.constantFrom('accept', 'finish', 'silence', 'wait', 'resolution', 'resolve', 'confirm');
const rang = { handoff: maybe(handoff), clock, rung: fc.nat(5) };
const counted = { times: fc.integer({ min: 1, max: 9 }), missed: fc.integer({ min: 1, max: 9 }) };
const withOptional = <T, O>(
  demanded: { [K in keyof T]: fc.Arbitrary<T[K]> },
  optional: { [K in keyof O]: fc.Arbitrary<O[K]> },
) =>
  fc
    .tuple(fc.record(demanded), fc.record(optional, { requiredKeys: [] }))
    .map(([one, other]) => ({ ...one, ...other }) as T & Partial<O>);
const party = withOptional({ department: id, person: id }, { for: id });
const receiver = withOptional({ department: id, person: maybe(id) }, { for: id });
const taken = withOptional({ handoff, person: id }, { for: id });
const told = withOptional({ ...rang, to: fc.array(receiver, { maxLength: 3 }) }, counted);
const moved = withOptional({ ...rang, to: party }, { calendar, ...counted });
const hand = withOptional(
  {
    as: fc.constantFrom('holder', 'receiver', 'lead', 'front', 'superior'),
    handoff: maybe(handoff),
    from: party,
    to: receiver,
    why: fc.constantFrom('away', 'back', 'gone'),
  },
  { clock, calendar },
);

const DATA: { readonly [T in EventType]: fc.Arbitrary<EventData[T]> } = {
  opened: fc.record({
    escalation: fc.uuid(),
    number: fc.nat(),
    flow: fc.record({ key: id, version: fc.nat(9), plan: id }),
    title: word,
    urgency: id,
    importance: id,
    priority: id,
    lead: party,
    front: party,
    opener: maybe(id),
    contactedAt: instant,
    fields,
    named: maybe(id),
    calendars: fc.dictionary(id, calendar),
  }),
  offered: withOptional(
    { handoff, step: id, round: fc.nat(9), to: receiver, from: maybe(party) },
    {
      calendar,
      nobody: fc.constantFrom('head', 'duty', 'lead'),
      by: fc.record({ table: id, version: fc.nat(9), row: id }),
      full: fc.record({ limit: fc.nat(9), inHand: fc.nat(9), head: maybe(party) }),
    },
  ),
  accepted: taken,
  claimed: taken,
  assigned: withOptional({ handoff, person: id }, { reason: word, for: id }),
  released: fc.record({ handoff, reason: word }),
  'transfer-offered': withOptional({ handoff, to: receiver, from: party, reason: word }, { calendar }),
  'transfer-withdrawn': withOptional({ handoff }, { reason: word }),
  redirected: withOptional({ handoff, to: receiver, reason: word }, { calendar }),
  progressed: fc.record({ handoff, note: word }),
  waited: withOptional(
    {
      handoff,
      for: fc.constantFrom('customer', 'vendor', 'other'),
      party: word,
      until: instant,
      runsOn: fc.subarray(['finish', 'silence']),
    },
    { evidence: word },
  ),
  resumed: withOptional({ handoff }, { note: word }),
  contacted: withOptional(
    { said: word, channel: word, outcome: fc.constantFrom('reached', 'no-answer', 'refused') },
    { promised: word },
  ),
  completed: fc.record({ handoff, outcome: id, results: fields }),
  resolved: withOptional({ results: fields, waived: fc.array(handoff, { maxLength: 3 }) }, { reason: word }),
  confirmed: withOptional({}, { note: word }),
  closed: withOptional({ results: fields }, { reason: word }),
  reopened: fc.record({ reason: word, named: maybe(id) }),
  cancelled: fc.record({ ground: fc.constantFrom('duplicate', 'ended'), reason: word }),
  archived: fc.constant({}),
  reminded: told,
  notified: told,
  raised: withOptional({ ...rang, to: party, until: instant }, counted),
  'raise-answered': fc.record({ handoff: maybe(handoff), clock, note: word }),
  reassigned: moved,
  'taken-over': moved,
  'directory-changed': fc.record({
    hands: fc.array(hand, { maxLength: 3 }),
    calendars: fc.dictionary(id, calendar),
    deadlines: fc.array(
      fc.record({ clock, handoff: maybe(handoff), was: instant, is: instant, provisional: fc.boolean() }),
      { maxLength: 3 },
    ),
  }),
  'promise-missed': fc.record({ clock }),
};

export const EVENT_TYPES = Object.keys(DATA) as EventType[];

const head: fc.Arbitrary<EventHead> = withOptional(
  {
    seq: fc.integer({ min: 1 }),
    at: instant,
    actor: fc.record({
      kind: fc.constantFrom('person', 'delegate', 'rule', 'administrator', 'program'),
      person: maybe(id),
      onBehalfOf: maybe(id),
      rule: maybe(word),
    }),
    cause: word,
  },
  { due: instant, directory: fc.nat() },
);

export const eventOfType = <T extends EventType>(type: T): fc.Arbitrary<EventOf<T>> =>
  fc.tuple(head, DATA[type]).map(([one, data]) => ({ ...one, type, ...data }));
