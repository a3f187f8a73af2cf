import type { Actor, DepartmentId } from './parties';
import { type Handoff, receiver, type State } from './state';

/** What somebody is to a case or a handoff, as far as verbs care. */
export type Relation =
  | 'anyone'
  /** Has the work in hand. */
  | 'holder'
  /** Is named in the offer. */
  | 'receiver'
  /** Belongs to the department that is to answer the offer, or else has the work. */
  | 'member'
  /** May decide there who works: its head, a supervisor, its duty officer. */
  | 'supervisor'
  /** Supervises the department that has the work while a transfer of it is offered elsewhere. */
  | 'sender-supervisor'
  /** The lead in person, or a supervisor of the lead department. */
  | 'lead'
  | 'front'
  /** A superior to whom the case was raised and who owes an answer. */
  | 'superior';

export function relationsTo(state: State, handoff: Handoff | null, actor: Actor): ReadonlySet<Relation> {
  const found = new Set<Relation>(['anyone']);
  const own = actor.onBehalfOf ?? actor.person;
  if (handoff) {
    const asked = receiver(handoff);
    if (handoff.state !== 'offered' && handoff.holder === own) found.add('holder');
    if (handoff.offer?.to.person && handoff.offer.to.person === own) found.add('receiver');
    if (belongs(actor, asked.department)) found.add('member');
    if (supervises(actor, asked.department)) found.add('supervisor');
    if (supervises(actor, handoff.department)) found.add('sender-supervisor');
  }
  for (const side of ['lead', 'front'] as const)
    if (state[side].person === own || supervises(actor, state[side].department)) found.add(side);
  if (clocksOf(state).some((clock) => clock.raised?.to.person === own)) found.add('superior');
  return found;
}

const clocksOf = (state: State) => [...state.clocks, ...state.handoffs.flatMap((handoff) => handoff.clocks)];
export const belongs = (actor: Actor, department: DepartmentId): boolean =>
  actor.relations.some((relation) => relation.department === department);
export const supervises = (actor: Actor, department: DepartmentId): boolean =>
  actor.relations.some((relation) => relation.department === department && relation.as !== 'member');
