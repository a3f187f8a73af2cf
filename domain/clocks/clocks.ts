import { assert } from '../assert';
import type { Budget } from '../calendar/budget';
import { type CalendarTable, calendarOf, NOTHING_USED, plus } from '../calendar/calendar';
import type { Instant } from '../calendar/instant';
import type { DepartmentId, Party, PersonId } from '../escalation/parties';
import { type Handoff, openHandoffs, receiver, type State } from '../escalation/state';
import { own } from '../own';
import { budgetFor, type LadderKey, type Plan, type Rung, type Step } from '../plan/plan';
import type { CaseClock, Clock, ClockKind, HandoffClock } from './clock';
import type { Deadline } from './deadline';

/**
 * The table of clocks (design §5): when each runs, what it may use, in whose calendar, and what its end brings by itself. Verbs never
 * touch a clock: they change the state, and `settle` makes the clocks follow, so that no verb can forget one (T1, T3).
 */
interface Row {
  /** Among deadlines of the same instant: promise, accept, finish, silence, wait, the lead's, confirmation (design §3). */
  readonly order: number;
  readonly ladder: LadderKey;
  /** What happens at the end of the budget, beside any rungs. */
  readonly end?: (plan: Plan) => Deadline['effect'];
}

export interface HandoffRow extends Row {
  readonly runs: (state: State, handoff: Handoff) => boolean;
  readonly life: (handoff: Handoff) => number;
  /** Another life that stands still and may go on: it is kept behind the present one. */
  readonly keeps?: (handoff: Handoff) => number | undefined;
  readonly department: (handoff: Handoff) => DepartmentId;
  /** Whose clock it is: in other hands it is recomputed, and what had not run out is not due before that instant (design §4). */
  readonly hands: (handoff: Handoff) => PersonId | null;
  readonly limit: (step: Step, state: State, handoff: Handoff) => Limit;
}

export interface CaseRow extends Row {
  readonly runs: (state: State) => boolean;
  readonly life: (state: State) => number;
  /** Who answers for it: whose calendar it runs in, and whom a rung that moves work replaces. */
  readonly whose: 'lead' | 'front';
  /** As of a handoff's. What was promised to the customer is in nobody's hands, and no change within moves it (law 6). */
  readonly hands: (state: State) => PersonId | null;
  readonly limit: (plan: Plan, state: State) => Limit;
}

/** A budget, an absolute instant, or nothing where the flow sets no limit. */
export type Limit = Budget | { readonly until: Instant } | undefined;

/** The customer's own time, or an outside party's. */
const nobodys = () => null;

const works = (clock: 'finish' | 'silence') => (_state: State, handoff: Handoff) =>
  handoff.state === 'working' || (handoff.wait?.runsOn.includes(clock) ?? false);

export const HANDOFF_CLOCKS: Readonly<Record<HandoffClock, HandoffRow>> = {
  accept: {
    order: 1,
    ladder: 'accept',
    runs: (_state, handoff) => handoff.offer !== null,
    life: (handoff) => handoff.offer?.number ?? handoff.accepted?.number ?? 0,
    // A transfer that is taken back, and then a release: the offer under which the work was taken goes on (T2).
    keeps: (handoff) => handoff.accepted?.number,
    department: (handoff) => receiver(handoff).department,
    hands: (handoff) => receiver(handoff).person,
    limit: (step, state) => budgetFor(step.acceptWithin, state.priority),
  },
  finish: {
    order: 2,
    ladder: 'finish',
    runs: works('finish'),
    life: () => 0,
    department: (handoff) => handoff.department,
    hands: (handoff) => handoff.holder,
    limit: (step, state) => budgetFor(step.finishWithin, state.priority),
  },
  silence: {
    order: 3,
    ladder: 'silence',
    runs: works('silence'),
    life: (handoff) => handoff.heard,
    department: (handoff) => handoff.department,
    hands: (handoff) => handoff.holder,
    limit: (step, state) => budgetFor(step.silentAfter, state.priority),
  },
  wait: {
    order: 4,
    ladder: 'wait',
    end: () => 'resume',
    runs: (_state, handoff) => handoff.wait !== null,
    life: (handoff) => handoff.waits,
    department: (handoff) => handoff.department,
    hands: nobodys,
    limit: (_step, _state, handoff) => (handoff.wait ? { until: handoff.wait.until } : undefined),
  },
};

export const CASE_CLOCKS: Readonly<Record<CaseClock, CaseRow>> = {
  'first-answer': {
    order: 0,
    ladder: 'promise',
    end: () => 'miss',
    runs: (state) => state.state === 'open' && !state.answered,
    life: () => 0,
    whose: 'front',
    hands: nobodys,
    limit: (plan, state) => budgetFor(plan.promise.firstAnswer, state.priority),
  },
  update: {
    order: 0,
    ladder: 'promise',
    end: () => 'miss',
    runs: (state) => state.state === 'open',
    life: (state) => state.updates,
    whose: 'front',
    hands: nobodys,
    limit: (plan, state) => budgetFor(plan.promise.updateEvery, state.priority),
  },
  resolution: {
    order: 0,
    ladder: 'promise',
    end: () => 'miss',
    // No handoff between departments stops a promise (law 6); only a wait that names the customer does.
    runs: (state) => state.state === 'open' && !openHandoffs(state).some((handoff) => handoff.wait?.for === 'customer'),
    life: () => 0,
    whose: 'lead',
    hands: nobodys,
    limit: (plan, state) => budgetFor(plan.promise.resolveWithin, state.priority),
  },
  resolve: {
    order: 5,
    ladder: 'resolve',
    runs: (state) => state.state === 'open' && openHandoffs(state).length === 0,
    life: (state) => state.coordinations,
    whose: 'lead',
    hands: (state) => state.lead.person,
    limit: (plan, state) => budgetFor(plan.closing.resolveBy, state.priority),
  },
  close: {
    order: 5,
    ladder: 'close',
    runs: (state) => state.state === 'confirmed',
    life: (state) => state.resolutions,
    whose: 'lead',
    hands: (state) => state.lead.person,
    limit: (plan, state) => budgetFor(plan.closing.closeBy, state.priority),
  },
  confirm: {
    order: 6,
    ladder: 'confirm',
    end: (plan) => plan.closing.unconfirmed,
    runs: (state) => state.state === 'resolved',
    life: (state) => state.resolutions,
    whose: 'front',
    hands: nobodys,
    limit: (plan, state) => budgetFor(plan.closing.confirmWithin, state.priority),
  },
  reopen: {
    order: 7,
    ladder: 'close',
    end: () => 'archive',
    runs: (state) => state.state === 'closed',
    life: (state) => state.resolutions,
    whose: 'lead',
    hands: nobodys,
    limit: (plan) => plan.closing.reopenWithin,
  },
};

export const isHandoffClock = (clock: ClockKind): clock is HandoffClock => clock in HANDOFF_CLOCKS;

/** The rungs of a clock, in the flow's order. The reopening period has none: nobody is waited for. */
export function rungsOf(plan: Plan, clock: ClockKind, handoff: Handoff | null): readonly Rung[] {
  if (clock === 'reopen') return [];
  const row = isHandoffClock(clock) ? HANDOFF_CLOCKS[clock] : CASE_CLOCKS[clock];
  const name = handoff
    ? stepOf(plan, handoff).ladder
    : row.ladder === 'promise'
      ? plan.promise.ladder
      : plan.closing.ladder;
  const ladder = own(plan.ladders, name);
  // What ends by itself (a wait, a confirmation) takes no rungs meant for other clocks: those after its end could never fire.
  return ladder?.[row.ladder] ?? (row.end && row.ladder !== 'promise' ? [] : (ladder?.other ?? []));
}

export function stepOf(plan: Plan, handoff: Handoff): Step {
  const step = own(plan.steps, handoff.step);
  assert(step, `handoff ${handoff.handoff} is a visit to a step of its flow`);
  return step;
}

/** The party that a clock of the case is about. */
export const partyOf = (state: State, clock: CaseClock): Party => state[CASE_CLOCKS[clock].whose];

/** Makes every clock follow the state that an event has left at `at`. */
export function settle(state: State, at: Instant): State {
  if (state.ended)
    return {
      ...state,
      clocks: [],
      handoffs: state.handoffs.map((handoff) => (handoff.clocks.length ? { ...handoff, clocks: [] } : handoff)),
    };
  const clocks = follow(state, state.clocks, Object.keys(CASE_CLOCKS) as CaseClock[], at, (kind) => {
    const row = CASE_CLOCKS[kind];
    const { department } = partyOf(state, kind);
    return { runs: row.runs(state), life: row.life(state), department, hands: row.hands(state) };
  });
  const handoffs = state.handoffs.map((handoff) => {
    if (handoff.endedAt !== null) return handoff.clocks.length ? { ...handoff, clocks: [] } : handoff;
    const followed = follow(state, handoff.clocks, Object.keys(HANDOFF_CLOCKS) as HandoffClock[], at, (kind) => {
      const row = HANDOFF_CLOCKS[kind];
      return {
        runs: row.runs(state, handoff),
        life: row.life(handoff),
        keeps: row.keeps?.(handoff),
        department: row.department(handoff),
        hands: row.hands(handoff),
      };
    });
    return { ...handoff, clocks: followed };
  });
  return { ...state, clocks, handoffs };
}

interface Rule {
  readonly runs: boolean;
  readonly life: number;
  readonly keeps?: number | undefined;
  readonly department: DepartmentId;
  readonly hands: PersonId | null;
}

function follow<K extends ClockKind>(
  state: State,
  clocks: readonly Clock[],
  kinds: readonly K[],
  at: Instant,
  rule: (kind: K) => Rule,
): readonly Clock[] {
  const settled: Clock[] = [];
  for (const kind of kinds) {
    const { runs, life, keeps, department, hands } = rule(kind);
    const clock = clocks.find((one) => one.clock === kind && one.life === life);
    const kept = clocks.find((one) => one.clock === kind && one.life === keeps && keeps !== life);
    if (!clock && !runs) continue;
    const calendar = own(state.calendars, department);
    assert(calendar, `the calendar of ${department} came with the answer that named it`);
    if (!clock) {
      // The customer's own clocks count from when the customer first asked (design §4), not from when somebody wrote it down.
      const since = state.seq === 1 && isPromise(kind) ? state.contactedAt : at;
      settled.push({ clock: kind, life, calendar, hands, used: NOTHING_USED, since, fired: [], spent: false });
    } else if (clock.since !== null && !runs) {
      settled.push({ ...clock, used: usedAt(clock, at), since: null });
    } else if (runs && (clock.since === null || clock.hands !== hands || !sameCalendar(clock.calendar, calendar))) {
      // What was used is kept; what is left counts from here, so that nothing that had not
      // run out is due before the change (design §4).
      settled.push({ ...clock, calendar, hands, used: usedAt(clock, at), since: at });
    } else settled.push(clock);
    if (kept) settled.push(kept.since === null ? kept : { ...kept, used: usedAt(kept, at), since: null });
  }
  return settled;
}

const sameCalendar = (a: CalendarTable, b: CalendarTable): boolean => a.id === b.id && a.version === b.version;

const isPromise = (kind: ClockKind): boolean => kind === 'first-answer' || kind === 'update' || kind === 'resolution';

/** What a clock has used at an instant not before it last changed. */
export function usedAt(clock: Clock, at: Instant): Clock['used'] {
  if (clock.since === null) return clock.used;
  return plus(clock.used, calendarOf(clock.calendar).between(clock.since, Math.max(clock.since, at)));
}
