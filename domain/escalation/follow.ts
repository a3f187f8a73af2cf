import { ranOut } from '../clocks/breach';
import type { Plan } from '../plan/plan';
import type { Event } from './events';
import { evolve } from './evolve';
import type { State } from './state';

/** An event that happens now, with what its fold will not know by itself (which clocks had run out), and the state after it. */
export function follow(
  plan: Plan,
  before: State | null,
  event: Event,
): { readonly event: Event; readonly state: State } {
  const state = evolve(before, event);
  const out = before ? ranOut(plan, before, state, event.at) : [];
  if (out.length === 0) return { event, state };
  const said = { ...event, ranOut: out };
  return { event: said, state: evolve(before, said) };
}
