import { assert } from './assert';
import type { Instant } from './calendar/instant';
import { nextDeadline } from './clocks/next-deadline';
import type { DeadlinePassed, Message } from './escalation/commands';
import { deadlinePassed, decide, dueCommand } from './escalation/decide';
import type { Event } from './escalation/events';
import { type Answer, type Answers, type Need, needKey } from './escalation/needs';
import { type Refusal, refuse } from './escalation/refusals';
import type { State } from './escalation/state';
import type { Plan } from './plan/plan';

/** The directory of a simulation: it answers at once. */
export type Answering = (need: Need) => Answer;

export type Outcome = { readonly kind: 'events'; readonly events: readonly Event[]; readonly state: State } | Refusal;

/** How often the directory is asked before a decision counts as unsettled (design §3). */
export const ROUNDS = 3;

/** One decision with its questions answered, as the shell takes it. */
export function settleOne(
  plan: Plan,
  state: State | null,
  command: Message | DeadlinePassed,
  now: Instant,
  answer: Answering,
): Outcome {
  let answers: Answers = {};
  for (let round = 0; round <= ROUNDS; round++) {
    const decision = decide(plan, state, command, now, answers);
    if (decision.kind !== 'needs') return decision;
    answers = { ...answers, ...Object.fromEntries(decision.needs.map((need) => [needKey(need), answer(need)])) };
  }
  return refuse('directory-changing', {});
}

/** What happens by itself until an instant, each deadline at its own instant: timers that are never late. */
export function pass(
  plan: Plan,
  state: State,
  until: Instant,
  answer: Answering,
): { readonly state: State; readonly events: readonly Event[] } {
  const events: Event[] = [];
  let after = state;
  for (let next = nextDeadline(plan, after); next && next.due <= until; next = nextDeadline(plan, after)) {
    const outcome = settleOne(plan, after, deadlinePassed(next), Math.max(next.due, after.at), answer);
    assert(outcome.kind === 'events' && outcome.events.length > 0, 'a deadline that has passed does something');
    after = outcome.state;
    events.push(...outcome.events);
  }
  return { state: after, events };
}

/** An act at an instant: what is due comes first (at that instant, as after a late timer), then the act on that state. */
export function act(
  plan: Plan,
  state: State | null,
  command: Message,
  now: Instant,
  answer: Answering,
): { readonly outcome: Outcome; readonly state: State | null; readonly events: readonly Event[] } {
  const events: Event[] = [];
  let after = state;
  for (let due = dueCommand(plan, after, now); due; due = dueCommand(plan, after, now)) {
    const rung = settleOne(plan, after, due, now, answer);
    assert(rung.kind === 'events' && rung.events.length > 0, 'a deadline that has passed does something');
    after = rung.state;
    events.push(...rung.events);
  }
  const outcome = settleOne(plan, after, command, now, answer);
  return outcome.kind === 'events'
    ? { outcome, state: outcome.state, events: [...events, ...outcome.events] }
    : { outcome, state: after, events };
}
