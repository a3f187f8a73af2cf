import { assert } from '../assert';
import { withBreaches } from '../clocks/breach';
import { settle } from '../clocks/clocks';
import type { Event, EventOf, EventType } from './events';
import { caseEvents } from './evolve/case';
import { directoryEvents } from './evolve/directory';
import { handoffEvents } from './evolve/handoff';
import { rungEvents } from './evolve/rung';
import { waitEvents } from './evolve/wait';
import { openHandoffs, type State } from './state';

/** What each event changes. Exhaustive: an event without a row does not compile, and one from the future is an error, never ignored. */
type Rows = { readonly [T in EventType]: (state: State, event: EventOf<T>) => State };
const rows: Rows = { ...caseEvents, ...handoffEvents, ...waitEvents, ...rungEvents, ...directoryEvents };

/** The state after an event; clocks follow by their table. Throws (our mistake, never the caller's) when the event cannot follow. */
export function evolve(before: State | null, event: Event): State {
  const row = rows[event.type] as ((state: State | null, event: Event) => State) | undefined;
  assert(row, `the event type ${event.type} is known to this program`);
  assert((before === null) === (event.type === 'opened'), 'a case begins with opened, once');
  assert(event.seq === (before?.seq ?? 0) + 1, 'events follow one another without a gap');
  assert(before === null || event.at >= before.at, 'no event is earlier than the one before');
  const changed = row(before && event.ranOut ? withBreaches(before, event.ranOut) : before, event);
  return settle({ ...coordinated(before, changed), seq: event.seq, at: event.at }, event.at);
}

/** Counts the times when an open case comes back to its lead because no handoff is open. */
function coordinated(before: State | null, after: State): State {
  const held = (state: State | null): boolean =>
    state !== null && state.state === 'open' && openHandoffs(state).length === 0;
  return held(after) && !held(before) ? { ...after, coordinations: after.coordinations + 1 } : after;
}
