import { assert } from '../../assert';
import type { EventOf, EventType } from '../events';
import { type HandoffState, isOpen, type State } from '../state';
import { endWait } from './wait';

type Row<T extends EventType> = (state: State, event: EventOf<T>) => State;
const bump = (state: State, change: Partial<State>): State => ({ ...state, ...change, version: state.version + 1 });

const opened = (_none: State, event: EventOf<'opened'>): State => ({
  id: event.escalation,
  number: event.number,
  rules: 1,
  flow: event.flow,
  title: event.title,
  state: 'open',
  priority: event.priority,
  lead: event.lead,
  front: event.front,
  opener: event.opener,
  contactedAt: event.contactedAt,
  openedAt: event.at,
  closedAt: null,
  fields: event.fields,
  named: event.named,
  handoffs: [],
  clocks: [],
  answered: false,
  updates: 0,
  coordinations: 0,
  resolutions: 0,
  calendars: event.calendars,
  ended: false,
  version: 1,
  seq: 0,
  at: event.at,
});

/** Ends handoffs that nobody will finish. */
function endUnfinished(
  state: State,
  which: (handoff: number) => boolean,
  as: HandoffState,
  at: number,
): State['handoffs'] {
  return state.handoffs.map((handoff) =>
    isOpen(handoff) && which(handoff.handoff)
      ? { ...endWait(handoff, at), state: as, offer: null, endedAt: at, version: handoff.version + 1 }
      : handoff,
  );
}

const resolved: Row<'resolved'> = (state, event) => {
  const handoffs = endUnfinished(state, (handoff) => event.waived.includes(handoff), 'waived', event.at);
  assert(!handoffs.some(isOpen), 'a resolved case has no open handoff');
  return bump(state, {
    state: 'resolved',
    fields: { ...state.fields, ...event.results },
    resolutions: state.resolutions + 1,
    handoffs,
  });
};

export const caseEvents = {
  opened,
  resolved,
  confirmed: ((state) => bump(state, { state: 'confirmed' })) as Row<'confirmed'>,
  closed: ((state, event) =>
    bump(state, {
      state: 'closed',
      fields: { ...state.fields, ...event.results },
      closedAt: event.at,
    })) as Row<'closed'>,
  reopened: ((state, event) =>
    bump(state, { state: 'open', closedAt: null, named: event.named, updates: state.updates + 1 })) as Row<'reopened'>,
  cancelled: ((state, event) =>
    bump(state, {
      state: 'cancelled',
      closedAt: event.at,
      ended: true,
      handoffs: endUnfinished(state, () => true, 'cancelled', event.at),
    })) as Row<'cancelled'>,
  archived: ((state) => ({ ...state, ended: true })) as Row<'archived'>,
  contacted: ((state, event) =>
    event.outcome === 'no-answer'
      ? state
      : { ...state, answered: true, updates: state.updates + 1 }) as Row<'contacted'>,
};
