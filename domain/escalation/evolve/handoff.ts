import { assert } from '../../assert';
import type { EventOf, EventType } from '../events';
import type { PersonId, Receiver } from '../parties';
import type { Handoff, Offer, State } from '../state';
import { change, knowing } from './change';
import { endWait } from './wait';

type Row<T extends EventType> = (state: State, event: EventOf<T>) => State;

const offered: Row<'offered'> = (state, event) => {
  assert(event.handoff === state.handoffs.length + 1, 'handoffs are numbered without gaps');
  const offer: Offer = { kind: 'first', number: 1, to: event.to, from: event.from, at: event.at };
  const handoff: Handoff = {
    handoff: event.handoff,
    step: event.step,
    round: event.round,
    department: event.to.department,
    state: 'offered',
    holder: event.to.person,
    accountable: accountableTo(event.to),
    offer,
    accepted: null,
    wait: null,
    waited: {},
    from: event.from,
    offers: 1,
    waits: 0,
    heard: 0,
    offeredAt: event.at,
    acceptedAt: null,
    endedAt: null,
    outcome: null,
    clocks: [],
    version: 1,
  };
  return { ...knowing(state, event.to.department, event.calendar), handoffs: [...state.handoffs, handoff] };
};

/** The offer is answered: the person has the work, in the department to which it was offered. */
const taken =
  (person: PersonId, inPlaceOf: PersonId | undefined, at: number) =>
  (handoff: Handoff): Handoff => ({
    ...endWait(handoff, at),
    state: 'working',
    department: handoff.offer?.to.department ?? handoff.department,
    holder: person,
    accountable: inPlaceOf ?? person,
    accepted: handoff.offer ?? handoff.accepted,
    offer: null,
    acceptedAt: handoff.acceptedAt ?? at,
    version: handoff.version + 1,
  });

/** An absent person stays accountable for what their substitute is given; a queue has nobody yet. */
export const accountableTo = (to: Receiver): PersonId | null => to.for ?? to.person;

const takes = (state: State, event: EventOf<'accepted' | 'claimed'>): State =>
  change(state, event.handoff, taken(event.person, 'for' in event ? event.for : undefined, event.at));

/** Within the department that has the work, the work changes hands and nothing else does: a wait goes on. */
const assigned: Row<'assigned'> = (state, event) =>
  change(clearRaised(state, event.handoff), event.handoff, (handoff) =>
    handoff.offer
      ? taken(event.person, event.for, event.at)(handoff)
      : { ...handoff, holder: event.person, accountable: event.for ?? event.person, version: handoff.version + 1 },
  );

const released: Row<'released'> = (state, event) =>
  change(state, event.handoff, (handoff) => {
    assert(handoff.accepted, 'work that is released was taken under an offer');
    const to: Receiver = { department: handoff.department, person: null };
    return {
      ...handoff,
      state: 'offered',
      holder: null,
      accountable: null,
      offer: { ...handoff.accepted, kind: 'first', to },
      version: handoff.version + 1,
    };
  });

/** A new asking, with an accept clock of its own. */
const asked =
  (kind: Offer['kind'], to: Receiver, from: Offer['from'], at: number) =>
  (handoff: Handoff): Handoff => ({
    ...handoff,
    offer: { kind, number: handoff.offers + 1, to, from, at },
    offers: handoff.offers + 1,
    version: handoff.version + 1,
  });

export const handoffEvents = {
  offered,
  accepted: takes as Row<'accepted'>,
  claimed: takes as Row<'claimed'>,
  assigned,
  released,
  'transfer-offered': ((state, event) =>
    change(
      knowing(state, event.to.department, event.calendar),
      event.handoff,
      asked('transfer', event.to, event.from, event.at),
    )) as Row<'transfer-offered'>,
  'transfer-withdrawn': ((state, event) =>
    change(state, event.handoff, (handoff) => ({
      ...handoff,
      offer: null,
      version: handoff.version + 1,
    }))) as Row<'transfer-withdrawn'>,
  redirected: ((state, event) =>
    change(knowing(state, event.to.department, event.calendar), event.handoff, (handoff) => ({
      ...asked('first', event.to, handoff.from, event.at)(handoff),
      department: event.to.department,
      holder: event.to.person,
      accountable: accountableTo(event.to),
    }))) as Row<'redirected'>,
  progressed: ((state, event) =>
    change(state, event.handoff, (handoff) => ({ ...handoff, heard: handoff.heard + 1 }))) as Row<'progressed'>,
  completed: ((state, event) => ({
    ...change(state, event.handoff, (handoff) => ({
      ...endWait(handoff, event.at),
      state: 'done',
      offer: null,
      outcome: event.outcome,
      endedAt: event.at,
      version: handoff.version + 1,
    })),
    fields: { ...state.fields, ...event.results },
  })) as Row<'completed'>,
};

/** A superior has acted: what was raised about this handoff (or, with null, the case) is answered. */
export function clearRaised(state: State, number: number | null): State {
  const clear = (clocks: Handoff['clocks']): Handoff['clocks'] =>
    clocks.map((clock) => {
      if (!clock.raised) return clock;
      const { raised: _answered, ...rest } = clock;
      return rest;
    });
  return number === null
    ? { ...state, clocks: clear(state.clocks) }
    : change(state, number, (handoff) => ({ ...handoff, clocks: clear(handoff.clocks) }));
}
