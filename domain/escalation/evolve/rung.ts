import { assert } from '../../assert';
import type { CaseClock, Clock, ClockKind } from '../../clocks/clock';
import { CASE_CLOCKS } from '../../clocks/clocks';
import type { EventOf, EventType, Rang } from '../events';
import type { Party } from '../parties';
import { type Handoff, inHand, isOpen, type State } from '../state';
import { change, knowing } from './change';
import { accountableTo, clearRaised } from './handoff';
import { endWait } from './wait';

type Row<T extends EventType> = (state: State, event: EventOf<T>) => State;

function editClock(state: State, handoff: number | null, kind: ClockKind, edit: (clock: Clock) => Clock): State {
  const within = (clocks: readonly Clock[]): readonly Clock[] => {
    assert(
      clocks.some((clock) => clock.clock === kind),
      `a rung of the ${kind} clock fires while there is one`,
    );
    // The present life stands first; one that is kept behind it does not ring.
    const present = clocks.findIndex((clock) => clock.clock === kind);
    return clocks.map((clock, index) => (index === present ? edit(clock) : clock));
  };
  return handoff === null
    ? { ...state, clocks: within(state.clocks) }
    : change(state, handoff, (one) => ({ ...one, clocks: within(one.clocks) }));
}

/** Marks a rung as fired; a repeated one remembers when it was last due, so that the next repetition counts from there. */
const fired = (state: State, event: Rang & { readonly due?: number; readonly at: number }): State =>
  editClock(state, event.handoff, event.clock, (clock) => ({
    ...clock,
    fired: [...new Set([...clock.fired, ...(event.also ?? []), event.rung])],
    ...(event.times === undefined ? {} : { repeat: { times: event.times, due: event.due ?? event.at } }),
  }));

/** Holder and accountable at once, without acceptance, clocks kept (design §5). */
function moves(state: State, event: EventOf<'reassigned' | 'taken-over'>): State {
  const marked = clearRaised(fired(knowing(state, event.to.department, event.calendar), event), event.handoff);
  if (event.handoff === null) {
    const whose = CASE_CLOCKS[event.clock as CaseClock].whose;
    return sameParty(state[whose], event.to) ? marked : { ...marked, [whose]: event.to, version: state.version + 1 };
  }
  return change(marked, event.handoff, (handoff) =>
    holds(handoff, event.to) ? handoff : inHands(handoff, event.to, event.at),
  );
}

const sameParty = (a: Party, b: Party): boolean =>
  a.department === b.department && a.person === b.person && accountableTo(a) === accountableTo(b);

/** In these hands already, and for the same person: a stand-in who is named in their own right becomes accountable. */
function holds(handoff: Handoff, to: Party): boolean {
  const now = isOpen(handoff) && handoff.offer === null ? inHand(handoff) : null;
  return now !== null && sameParty(now, to);
}

const inHands = (handoff: Handoff, to: Party, at: number): Handoff => ({
  ...endWait(handoff, at),
  state: 'working',
  department: to.department,
  holder: to.person,
  accountable: accountableTo(to),
  accepted: handoff.offer ?? handoff.accepted,
  offer: null,
  acceptedAt: handoff.acceptedAt ?? at,
  version: handoff.version + 1,
});

export const rungEvents = {
  reminded: fired as Row<'reminded'>,
  notified: fired as Row<'notified'>,
  raised: ((state, event) =>
    editClock(fired(state, event), event.handoff, event.clock, (clock) => ({
      ...clock,
      raised: { rung: event.rung, to: event.to, until: event.until },
    }))) as Row<'raised'>,
  'raise-answered': ((state, event) =>
    editClock(state, event.handoff, event.clock, (clock) => {
      const { raised: _answered, ...rest } = clock;
      return rest;
    })) as Row<'raise-answered'>,
  reassigned: moves as Row<'reassigned'>,
  'taken-over': moves as Row<'taken-over'>,
  'promise-missed': ((state, event) =>
    editClock(state, null, event.clock, (clock) => ({ ...clock, spent: true }))) as Row<'promise-missed'>,
};
