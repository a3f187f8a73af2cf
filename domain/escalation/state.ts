import type { CalendarTable, Used } from '../calendar/calendar';
import type { Instant } from '../calendar/instant';
import type { Clock } from '../clocks/clock';
import type { Fields } from '../plan/fields';
import type { WaitFor } from '../plan/plan';
import type { DepartmentId, Party, PersonId, Receiver } from './parties';

export type CaseState = 'open' | 'resolved' | 'confirmed' | 'closed' | 'cancelled';
export type HandoffState = 'offered' | 'working' | 'waiting' | 'done' | 'waived' | 'cancelled';

/** One running case of a flow. A fold of its events (`evolve`); JSON, and nothing in it that is not needed to go on. */
export interface State {
  readonly id: string;
  readonly number: number;
  /** The rules under which this run decides (design §3): a change of domain code that alters old sequences bumps it. */
  readonly rules: 1;
  readonly flow: { readonly key: string; readonly version: number; readonly plan: string };
  readonly title: string;
  readonly state: CaseState;
  readonly priority: string;
  readonly lead: Party;
  readonly front: Party;
  /** Who opened it: a person, or the one for whom a program did. */
  readonly opener: PersonId | null;
  readonly contactedAt: Instant;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly fields: Fields;
  /** The department named at opening (or reopening) for steps whose department is `open`. */
  readonly named: DepartmentId | null;
  readonly handoffs: readonly Handoff[];
  /** The clocks of the case itself: promises, resolve, confirm, close, reopen. */
  readonly clocks: readonly Clock[];
  /** Whether the customer has been spoken to at all. */
  readonly answered: boolean;
  /** Contacts that reached the customer, and reopenings; each arms the update promise anew. */
  readonly updates: number;
  /** How often the case came to the lead with no handoff open; each arms the resolve clock anew. */
  readonly coordinations: number;
  /** How often it was resolved; each arms the confirm, close and reopen clocks anew. */
  readonly resolutions: number;
  readonly calendars: Readonly<Record<DepartmentId, CalendarTable>>;
  /** True once nothing can happen any more: cancelled, or the reopening period is over. */
  readonly ended: boolean;
  /** Changes of state, lead, front and priority. */
  readonly version: number;
  readonly seq: number;
  /** The instant of the last event; no later event is earlier. */
  readonly at: Instant;
}

export interface Handoff {
  readonly handoff: number;
  readonly step: string;
  /** Which visit to the step this is, from 1. */
  readonly round: number;
  /** Who has the work. While a transfer is offered this is still the sender's department. */
  readonly department: DepartmentId;
  readonly state: HandoffState;
  /** Who must act now: a person, or (null) the department's queue. Kept after the end as the last one. */
  readonly holder: PersonId | null;
  /** Who answers for the handoff; a queue has none yet. */
  readonly accountable: PersonId | null;
  readonly offer: Offer | null;
  /** The offer under which the holder took it: a release resumes its clock (T2). */
  readonly accepted: Offer | null;
  readonly wait: Wait | null;
  /** Waits so far by whom they were for: how often, and how long in all, in the calendars of the departments that waited. */
  readonly waited: Readonly<Partial<Record<WaitFor, Used & { readonly times: number }>>>;
  /** The person who ended the step before, or the opener; null where that was no person. */
  readonly from: Party | null;
  readonly offers: number;
  readonly waits: number;
  /** How often the holder was heard of: outcome or progress. Each arms the silence clock anew. */
  readonly heard: number;
  readonly offeredAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly outcome: string | null;
  readonly clocks: readonly Clock[];
  /** Changes of state, holder or offer. */
  readonly version: number;
}

/** One asking. It has an accept clock of its own, known by `number` (within the handoff, from 1). */
export interface Offer {
  readonly kind: 'first' | 'transfer';
  readonly number: number;
  readonly to: Receiver;
  readonly from: Party | null;
  readonly at: Instant;
}

export interface Wait {
  readonly for: WaitFor;
  /** Who exactly is waited for, in the holder's words. */
  readonly party: string;
  readonly until: Instant;
  readonly since: Instant;
  /** Clocks that had run out when the wait began: they run on. */
  readonly runsOn: readonly ('finish' | 'silence')[];
}

export const isOpen = (handoff: Handoff): boolean => handoff.endedAt === null;
export const openHandoffs = (state: State): readonly Handoff[] => state.handoffs.filter(isOpen);
/** Who has the work in hand, and for whom where they stand in; null while it is only offered. */
export const inHand = ({ state, department, holder, accountable }: Handoff): Party | null =>
  state === 'offered' || holder === null
    ? null
    : { department, person: holder, ...(accountable === null || accountable === holder ? {} : { for: accountable }) };
/** Where the answer to an offer is expected, or else who has the work. */
export const receiver = (handoff: Handoff): Receiver =>
  handoff.offer?.to ?? { department: handoff.department, person: handoff.holder };
export const handoffOf = (state: State, number: number): Handoff | undefined => state.handoffs[number - 1];

/** Who has something here in the place of somebody absent, each once. */
export function standIns(state: State): readonly Required<Party>[] {
  const handoffs = openHandoffs(state);
  const handed = handoffs.flatMap((handoff) => [inHand(handoff), handoff.offer?.to]);
  const raised = [state, ...handoffs].flatMap(({ clocks }) => clocks.map((clock) => clock.raised?.to));
  const found = new Map<string, Required<Party>>();
  for (const party of [state.lead, state.front, ...handed, ...raised]) {
    if (!party?.for || party.person === null) continue;
    const { department, person, for: absent } = party;
    found.set(`${absent} ${person} ${department}`, { department, person, for: absent });
  }
  return [...found.values()];
}
