import type { Instant } from '../calendar/instant';
import { handoffOf, openHandoffs, type State } from '../escalation/state';
import type { Plan } from '../plan/plan';
import type { Clock, ClockKind } from './clock';
import { CASE_CLOCKS, isHandoffClock } from './clocks';
import { endOf } from './next-deadline';

/** A clock whose budget had run out, and when, as the event says that stopped it or set it going anew. */
export interface RanOut {
  readonly clock: ClockKind;
  /** Null for a clock of the case. */
  readonly handoff: number | null;
  readonly at: Instant;
}

/**
 * Of the clocks that ran before an event at `at`, those that had run out by then and that the event stops or sets going anew. Only with
 * the plan is it known when a budget ends, and an event is folded without one: so the event says it.
 */
export function ranOut(plan: Plan, before: State, after: State, at: Instant): readonly RanOut[] {
  const all: RanOut[] = [];
  for (const handoff of [null, ...openHandoffs(before)]) {
    const now = handoff ? handoffOf(after, handoff.handoff) : after;
    for (const clock of (handoff ?? before).clocks) {
      if (clock.since === null || clock.breached || endsItself(clock.clock)) continue;
      const same = now?.clocks.find((one) => one.clock === clock.clock && one.life === clock.life);
      if (!same || same.since === clock.since) continue;
      const ended = endOf(plan, before, clock, handoff);
      if (ended !== undefined && ended <= at)
        all.push({ clock: clock.clock, handoff: handoff?.handoff ?? null, at: ended });
    }
  }
  return all;
}

/** What its end ends by itself never goes on after it: a wait, a confirmation, the period for reopening. */
const endsItself = (kind: ClockKind): boolean =>
  kind === 'wait' || (!isHandoffClock(kind) && CASE_CLOCKS[kind].ladder !== 'promise' && 'end' in CASE_CLOCKS[kind]);

/** The clocks remember that they had run out. */
export function withBreaches(state: State, all: readonly RanOut[]): State {
  if (all.length === 0) return state;
  const within = (clocks: readonly Clock[], handoff: number | null): readonly Clock[] =>
    clocks.map((clock) => {
      const out = all.find((one) => one.clock === clock.clock && one.handoff === handoff);
      return out && clock.since !== null ? { ...clock, breached: { at: out.at, calendar: clock.calendar } } : clock;
    });
  return {
    ...state,
    clocks: within(state.clocks, null),
    handoffs: state.handoffs.map((one) => ({ ...one, clocks: within(one.clocks, one.handoff) })),
  };
}
