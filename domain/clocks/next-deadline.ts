import type { Budget } from '../calendar/budget';
import { calendarOf, NOTHING_USED } from '../calendar/calendar';
import type { Instant } from '../calendar/instant';
import { type Handoff, handoffOf, openHandoffs, type State } from '../escalation/state';
import type { Plan, Rung } from '../plan/plan';
import type { CaseClock, Clock, ClockKind, HandoffClock } from './clock';
import { CASE_CLOCKS, HANDOFF_CLOCKS, isHandoffClock, type Limit, rungsOf, stepOf } from './clocks';
import type { Deadline } from './deadline';

/** A state never changes, and an act asks for its deadlines six times: they are worked out once. */
const KNOWN = new WeakMap<State, { readonly plan: Plan; readonly all: readonly Deadline[] }>();

/** All that is armed, in the order in which it happens. */
export function pending(plan: Plan, state: State): readonly Deadline[] {
  const known = KNOWN.get(state);
  if (known?.plan === plan) return known.all;
  const all = workedOut(plan, state);
  KNOWN.set(state, { plan, all });
  return all;
}

function workedOut(plan: Plan, state: State): readonly Deadline[] {
  const all: Deadline[] = [];
  for (const clock of state.clocks) all.push(...ofClock(plan, state, clock, null));
  for (const handoff of openHandoffs(state))
    for (const clock of handoff.clocks) all.push(...ofClock(plan, state, clock, handoff));
  return all.sort(inOrder);
}

export const nextDeadline = (plan: Plan, state: State): Deadline | undefined => pending(plan, state)[0];

/** Where a budget ends; provisional while that rests on days which the calendar does not know yet. */
export interface Ending {
  readonly at: Instant;
  readonly provisional: boolean;
}

/** When a running clock's budget ends; undefined while it stands still, or where the flow sets no limit. */
export function endingOf(plan: Plan, state: State, clock: Clock, handoff: Handoff | null): Ending | undefined {
  const limit = limitOf(plan, state, clock.clock, handoff);
  if (clock.since === null || limit === undefined) return undefined;
  const at = endFrom(clock, clock.since, limit);
  return { at, provisional: unitOf(limit) !== 'ms' && calendarOf(clock.calendar).isProvisional(at) };
}

/** As {@link endingOf}, the instant alone. */
export const endOf = (plan: Plan, state: State, clock: Clock, handoff: Handoff | null): Instant | undefined =>
  endingOf(plan, state, clock, handoff)?.at;

/** When the named clock of a handoff, or of the case, runs out. */
export function dueOf(
  plan: Plan,
  state: State,
  kind: HandoffClock | CaseClock,
  number: number | null,
): Instant | undefined {
  const handoff = number === null ? null : (handoffOf(state, number) ?? null);
  const clock = (handoff ? handoff.clocks : state.clocks).find((one) => one.clock === kind);
  return clock && endOf(plan, state, clock, handoff);
}

function ofClock(plan: Plan, state: State, clock: Clock, handoff: Handoff | null): Deadline[] {
  const { since } = clock;
  const limit = limitOf(plan, state, clock.clock, handoff);
  const ending = endingOf(plan, state, clock, handoff);
  if (since === null || limit === undefined || !ending) return [];
  const { at: ends, provisional } = ending;
  const base = { clock: clock.clock, handoff: handoff?.handoff ?? null, ends };
  const row = rowOf(clock.clock);
  const armed: Deadline[] = [];
  if (row.end && !clock.spent)
    armed.push({
      ...base,
      due: ends,
      rung: null,
      effect: row.end(plan),
      spanMs: Math.max(0, ends - since),
      provisional,
    });
  // A rung that moves work waits until somebody, or a queue, has the work in hand (design §5).
  const movable = handoff === null || handoff.state === 'offered' || handoff.state === 'working';
  for (const [place, rung] of rungsOf(plan, clock.clock, handoff).entries()) {
    if (!movable && (rung.do === 'reassign' || rung.do === 'take_over')) continue;
    const when = whenRung(clock, since, limit, ending, rung, place);
    if (when) armed.push({ ...base, ...when, rung: place, effect: rung.do });
  }
  return armed;
}

function whenRung(
  clock: Clock,
  since: Instant,
  limit: NonNullable<Limit>,
  ends: Ending,
  rung: Rung,
  place: number,
): { due: Instant; spanMs: number; provisional: boolean } | undefined {
  const calendar = calendarOf(clock.calendar);
  const unknown = (unit: Budget['unit'], at: Instant) => unit !== 'ms' && calendar.isProvisional(at);
  if (clock.fired.includes(place)) {
    if (rung.do !== 'take_over' || !rung.repeat || !clock.repeat) return undefined;
    const { at, provisional } = afterwards(clock, clock.repeat.due, rung.repeat);
    return { due: at, spanMs: at - clock.repeat.due, provisional };
  }
  let due: Instant;
  let provisional: boolean;
  if ('at' in rung) {
    due = shareOf(clock, since, limit, ends.at, rung.at);
    provisional = unknown(unitOf(limit), due);
  } else {
    const counted = afterwards(clock, ends.at, rung.after);
    due = counted.at;
    provisional = ends.provisional || counted.provisional;
  }
  // A superior who has not answered in time brings the next rung forward: the ladder climbs until somebody acts.
  if (clock.raised && clock.raised.rung === place - 1 && clock.raised.until < due) {
    due = clock.raised.until;
    provisional = false;
  }
  return { due, spanMs: Math.max(0, due - ('at' in rung ? since : ends.at)), provisional };
}

/** A time after an instant behind the budget's end: by the clock's calendar, and no later than by the one in which the budget ran out. */
export function afterwards(clock: Clock, from: Instant, budget: Budget): Ending {
  const [first, ...others] = [clock.calendar, ...(clock.breached ? [clock.breached.calendar] : [])].map((table) => {
    const calendar = calendarOf(table);
    const at = calendar.due(from, budget, NOTHING_USED);
    return { at, provisional: budget.unit !== 'ms' && calendar.isProvisional(at) };
  }) as [Ending, ...Ending[]];
  return others.reduce((least, one) => (one.at < least.at ? one : least), first);
}

/** An absolute instant is what it is, in every calendar. */
const unitOf = (limit: NonNullable<Limit>): Budget['unit'] => ('until' in limit ? 'ms' : limit.unit);

function shareOf(clock: Clock, since: Instant, limit: NonNullable<Limit>, ends: Instant, share: number): Instant {
  // Of what has run out every share is behind: what could not fire yet (a rung that moves work, while it waits) is due with the end.
  if (share === 1 || clock.breached) return ends;
  if ('until' in limit || limit.unit === 'end-of-working-day') {
    const start = since - clock.used.ms;
    return Math.max(since, Math.round(start + (ends - start) * share));
  }
  const amount = limit.unit === 'working-days' ? limit.amount * share : Math.round(limit.amount * share);
  return calendarOf(clock.calendar).due(since, { unit: limit.unit, amount }, clock.used);
}

function endFrom(clock: Clock, since: Instant, limit: NonNullable<Limit>): Instant {
  if (clock.breached) return clock.breached.at;
  return 'until' in limit ? limit.until : calendarOf(clock.calendar).due(since, limit, clock.used);
}

const limitOf = (plan: Plan, state: State, kind: ClockKind, handoff: Handoff | null): Limit =>
  handoff && isHandoffClock(kind)
    ? HANDOFF_CLOCKS[kind].limit(stepOf(plan, handoff), state, handoff)
    : CASE_CLOCKS[kind as CaseClock].limit(plan, state);

const rowOf = (kind: ClockKind) => (isHandoffClock(kind) ? HANDOFF_CLOCKS[kind] : CASE_CLOCKS[kind]);

/** Earliest first; ties by clock, then handoff, then the end itself before its rungs, then rungs in order (design §3). */
const inOrder = (a: Deadline, b: Deadline): number =>
  a.due - b.due ||
  rowOf(a.clock).order - rowOf(b.clock).order ||
  kindOrder(a.clock) - kindOrder(b.clock) ||
  (a.handoff ?? 0) - (b.handoff ?? 0) ||
  (a.rung ?? -1) - (b.rung ?? -1);

/** Within one place of the order, as the table lists them; never by locale. */
const KINDS: readonly ClockKind[] = [
  ...(Object.keys(CASE_CLOCKS) as CaseClock[]),
  ...(Object.keys(HANDOFF_CLOCKS) as HandoffClock[]),
];
const kindOrder = (kind: ClockKind): number => KINDS.indexOf(kind);
