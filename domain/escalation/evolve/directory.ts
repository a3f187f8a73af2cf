import type { Clock } from '../../clocks/clock';
import type { EventOf, Hand } from '../events';
import type { Party, Receiver } from '../parties';
import type { Handoff, State } from '../state';
import { change, knowing } from './change';
import { accountableTo } from './handoff';

const given = (state: State, hand: Hand): State => {
  const known = knowing(state, hand.to.department, hand.calendar);
  const { handoff: number, as, to } = hand;
  if (as === 'lead' || as === 'front')
    return to.person === null
      ? known
      : { ...known, [as]: { ...to, person: to.person } satisfies Party, version: state.version + 1 };
  if (as === 'superior')
    return number === null
      ? { ...known, clocks: known.clocks.map((clock) => askedAnew(clock, hand)) }
      : change(known, number, (one) => ({ ...one, clocks: one.clocks.map((clock) => askedAnew(clock, hand)) }));
  if (number === null) return known;
  return change(known, number, (one) => (as === 'holder' ? inOtherHands(one, to) : offeredTo(one, to)));
};

const askedAnew = (clock: Clock, { clock: kind, from, to }: Hand): Clock =>
  clock.clock === kind && clock.raised?.to.person === from.person && to.person !== null
    ? { ...clock, raised: { ...clock.raised, to: { ...to, person: to.person } } }
    : clock;

/** The work changes hands and nothing else does: a wait goes on, a transfer stays offered. */
const inOtherHands = (handoff: Handoff, to: Receiver): Handoff => ({
  ...handoff,
  department: to.department,
  holder: to.person,
  accountable: accountableTo(to),
  version: handoff.version + 1,
});

/** The same asking, with the clock that it has: another person of the department is to answer it. */
const offeredTo = (handoff: Handoff, to: Receiver): Handoff => ({
  ...handoff,
  ...(handoff.state === 'offered'
    ? { department: to.department, holder: to.person, accountable: accountableTo(to) }
    : {}),
  offer: handoff.offer && { ...handoff.offer, to },
  version: handoff.version + 1,
});

export const directoryEvents = {
  'directory-changed': (state: State, event: EventOf<'directory-changed'>): State => {
    let after = state;
    for (const [department, calendar] of Object.entries(event.calendars)) after = knowing(after, department, calendar);
    for (const hand of event.hands) after = given(after, hand);
    return after;
  },
};
