import { assert } from '../assert';
import type { Event } from '../escalation/events';
import { evolve } from '../escalation/evolve';
import type { State } from '../escalation/state';

/** The state from the journal alone (law 8). */
export function stateOf(events: readonly Event[]): State {
  const state = events.reduce<State | null>(evolve, null);
  assert(state, 'a journal begins with opened');
  return state;
}
