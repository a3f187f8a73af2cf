import { assert } from '../assert';
import type { Instant } from '../calendar/instant';
import type { Event } from '../escalation/events';
import { evolve } from '../escalation/evolve';
import type { DepartmentId, PersonId } from '../escalation/parties';
import { type Handoff, openHandoffs, type State } from '../escalation/state';

export type StintKind = 'offered' | 'working' | 'waiting' | 'confirming' | 'coordinating';

/** In whose name a second is recorded (用时归属). */
export interface Charged {
  readonly kind: 'person' | 'department' | 'customer' | 'vendor' | 'other';
  readonly department: DepartmentId | null;
  readonly person: PersonId | null;
  /** Who exactly is waited for, for parties outside. */
  readonly name: string | null;
  /** The absent person for whom `person` has the work. */
  readonly for?: PersonId;
}

/** What is being charged at an instant: one for each open handoff, or one for the case when none is open. */
export interface Charge {
  readonly handoff: number | null;
  readonly kind: StintKind;
  /** Who has the work. */
  readonly department: DepartmentId;
  readonly person: PersonId | null;
  readonly charged: Charged;
  /** Why: the wait's party kind, or empty. */
  readonly reason: string | null;
}

/** An unbroken span charged to one party for one reason (design §7); `to` is null while it runs. */
export interface Stint extends Charge {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** Who is charged right now (the table of design §5): each open handoff once, or the case itself when none is open. */
export function charges(state: State): readonly Charge[] {
  const handoffs = openHandoffs(state);
  if (handoffs.length > 0) return handoffs.map(ofHandoff);
  const { lead } = state;
  const base = { handoff: null, department: lead.department, person: lead.person, reason: null };
  switch (state.state) {
    case 'open':
    case 'confirmed':
      return [{ ...base, kind: 'coordinating', charged: personally(lead.department, lead.person, lead.for) }];
    case 'resolved':
      return [{ ...base, kind: 'confirming', charged: outside('customer', null) }];
    default:
      return [];
  }
}

function ofHandoff(handoff: Handoff): Charge {
  const { department, holder: person } = handoff;
  const base = { handoff: handoff.handoff, department, person, reason: null };
  if (handoff.wait)
    return {
      ...base,
      kind: 'waiting',
      charged: outside(handoff.wait.for, handoff.wait.party),
      reason: handoff.wait.for,
    };
  if (handoff.state === 'offered')
    return { ...base, kind: 'offered', charged: { kind: 'department', department, person: null, name: null } };
  assert(person, 'work that is not offered is in a person’s hands');
  const place = handoff.accountable !== person ? (handoff.accountable ?? undefined) : undefined;
  return { ...base, kind: 'working', charged: personally(department, person, place) };
}

const personally = (department: DepartmentId, person: PersonId, place: PersonId | undefined): Charged => ({
  kind: 'person',
  department,
  person,
  name: null,
  ...(place === undefined ? {} : { for: place }),
});
const outside = (kind: 'customer' | 'vendor' | 'other', name: string | null): Charged => ({
  kind,
  department: null,
  person: null,
  name,
});

/** The ledger of a case from its events alone. The last stint of each handoff, or of the case, is open while it runs. */
export function stintsOf(events: readonly Event[]): readonly Stint[] {
  const stints: Stint[] = [];
  let state: State | null = null;
  for (const event of events) {
    state = evolve(state, event);
    advance(stints, charges(state), event.at);
  }
  return stints;
}

/** Ends the open stints that are charged differently now and begins the new ones. */
function advance(stints: Stint[], now: readonly Charge[], at: Instant): void {
  const going = new Set<Charge>();
  for (const [index, stint] of stints.entries()) {
    if (stint.to !== null) continue;
    const same = now.find((charge) => sameCharge(charge, stint));
    if (same) going.add(same);
    else stints[index] = { ...stint, to: at };
  }
  // The case is with its lead for no time at all between two events of one act: that is not a stint.
  for (let i = stints.length - 1; i >= 0; i--)
    if (stints[i]?.handoff === null && stints[i]?.from === stints[i]?.to) stints.splice(i, 1);
  for (const charge of now) if (!going.has(charge)) stints.push({ ...charge, from: at, to: null });
}

export const sameCharge = (a: Charge, b: Charge): boolean =>
  a.handoff === b.handoff &&
  a.kind === b.kind &&
  a.department === b.department &&
  a.person === b.person &&
  a.reason === b.reason &&
  a.charged.kind === b.charged.kind &&
  a.charged.department === b.charged.department &&
  a.charged.person === b.charged.person &&
  a.charged.name === b.charged.name &&
  a.charged.for === b.charged.for;
