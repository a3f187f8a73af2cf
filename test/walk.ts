import { ROUND_THE_CLOCK } from '../domain/calendar/calendar';
import type { Instant } from '../domain/calendar/instant';
import type { CaseClock, Clock, ClockKind, HandoffClock } from '../domain/clocks/clock';
import { CASE_CLOCKS, HANDOFF_CLOCKS, rungsOf } from '../domain/clocks/clocks';
import { nextDeadline } from '../domain/clocks/next-deadline';
import type { Command } from '../domain/escalation/commands';
import { deadlinePassed } from '../domain/escalation/decide';
import type { Event } from '../domain/escalation/events';
import type { Actor, Membership } from '../domain/escalation/parties';
import { type Handoff, openHandoffs, receiver, type State } from '../domain/escalation/state';
import type { Fields, FieldValue } from '../domain/plan/fields';
import type { Plan, Rung, Step } from '../domain/plan/plan';
import { type Answering, act, pass, settleOne } from '../domain/simulate';
import { START } from './given';
import { DAY } from './plans';

/** Whatever is asked for is there: a head, somebody on duty and round-the-clock hours in every department, somebody in every role. */
const everybody: Answering = (need) => {
  switch (need.ask) {
    case 'head':
    case 'duty':
      return { value: { department: need.department, person: `${need.ask}-of-${need.department}` }, directory: 1 };
    case 'role':
      return { value: { department: 'above', person: need.role }, directory: 1 };
    case 'person':
      return { value: { person: need.person, departments: ['somewhere'] }, directory: 1 };
    case 'calendar':
      return { value: ROUND_THE_CLOCK, directory: 1 };
    case 'supervisor':
    case 'least-loaded':
      return { value: { department: need.department, person: `${need.ask}-of-${need.department}` }, directory: 1 };
    case 'manager':
      return { value: { department: 'above', person: `manager-of-${need.person}` }, directory: 1 };
    case 'responsibility':
      return {
        value: { department: 'somewhere', person: null, table: need.table, version: 1, row: 'one' },
        directory: 1,
      };
    case 'room':
      return { value: null, directory: 1 };
  }
};

const actor = (person: string, department: string, as: Membership = 'member'): Actor => ({
  kind: 'person',
  person,
  onBehalfOf: null,
  rule: null,
  relations: [{ department, as }],
  directory: 1,
});

/** A clock of a step's handoffs, or of the case. */
export interface Focus {
  readonly step: string | null;
  readonly clock: ClockKind;
  /** What its deadlines can do: its rungs by place, and `end` for what ends by itself. */
  readonly wanted: ReadonlySet<string>;
}

/** Every clock that a plan sets a limit to, with all that it declares for it. */
export function focuses(plan: Plan): readonly Focus[] {
  const all: Focus[] = [];
  const priorities = [...new Set(plan.priority.matrix.flat())].map((priority) => ({ priority }) as State);
  for (const [key, step] of Object.entries(plan.steps)) {
    const handoff = { step: key, wait: { until: 1 } } as Handoff;
    for (const clock of Object.keys(HANDOFF_CLOCKS) as HandoffClock[]) {
      const { limit, end } = HANDOFF_CLOCKS[clock];
      const limited = priorities.some((state) => limit(step, state, handoff) !== undefined);
      if (limited && !(clock === 'wait' && Object.keys(step.waits).length === 0))
        all.push({ step: key, clock, wanted: names(rungsOf(plan, clock, handoff), end) });
    }
  }
  for (const clock of Object.keys(CASE_CLOCKS) as CaseClock[]) {
    const { limit, end } = CASE_CLOCKS[clock];
    // Where the flow wants no facts, a confirmed case is closed in the same breath, and its lead has nothing to be late with.
    if (clock === 'close' && plan.closing.needs.length === 0) continue;
    if (priorities.some((state) => limit(plan, state) !== undefined))
      all.push({ step: null, clock, wanted: names(rungsOf(plan, clock, null), end) });
  }
  return all;
}

const names = (rungs: readonly Rung[], end: unknown): ReadonlySet<string> =>
  new Set([...rungs.map((_, place) => String(place)), ...(end ? ['end'] : [])]);

/** A case, and the instant up to which time has passed in it. */
interface Node {
  readonly state: State;
  readonly now: Instant;
}

export interface Walked {
  /** What was seen to happen of what was wanted. */
  readonly fired: ReadonlySet<string>;
  /** States from which nothing would ever happen by itself, though the case is not over. */
  readonly stuck: readonly State[];
  /** Every waiting handoff that was met, and what it was after its deadline had passed. */
  readonly waits: readonly { readonly before: Handoff; readonly after: Handoff | undefined }[];
  readonly states: number;
}

/**
 * Walks over our own decider, from every way to open a case: time passes to the next deadline, or somebody does one of the things that
 * are open to them. States that differ in nothing but instants, counts and clocks out of focus are one; those in which the clock in
 * focus has come furthest are gone on from first. Ends when all that is wanted was seen to fire, or when there is no new state.
 */
export function walk(plan: Plan, focus: Focus, most = 5_000): Walked {
  const fired = new Set<string>();
  const stuck: State[] = [];
  const waits: { before: Handoff; after: Handoff | undefined }[] = [];
  const seen = new Set<string>();
  const queues: Node[][] = [];

  function reach(node: Node): void {
    const key = signature(node.state, focus);
    if (seen.has(key)) return;
    seen.add(key);
    const far = progress(node.state, focus);
    queues[far] ??= [];
    queues[far].push(node);
  }
  const next = () => queues.findLast((queue) => queue !== undefined && queue.length > 0)?.shift();

  for (const command of openings(plan)) {
    const { outcome, state } = act(plan, null, command, START, everybody);
    if (outcome.kind === 'events' && state) reach({ state, now: START });
  }
  for (let node = next(); node && fired.size < focus.wanted.size && seen.size < most; node = next()) {
    const { state, now } = node;
    const later = passTime(
      plan,
      node,
      (after) => seen.has(signature(after, focus)),
      (event, after) => note(fired, focus, after, event),
    );
    if (later) reach(later);
    else if (!state.ended) stuck.push(state);
    for (const before of openHandoffs(state)) {
      if (!before.wait) continue;
      const over = pass(plan, state, before.wait.until, everybody).state;
      waits.push({ before, after: over.handoffs[before.handoff - 1] });
    }
    for (const command of acts(plan, state, now)) {
      const done = act(plan, state, command, now, everybody);
      if (done.outcome.kind === 'events' && done.state) reach({ state: done.state, now });
    }
  }
  return { fired, stuck, waits, states: seen.size };
}

/** The next deadline passes; where that leads to nothing new (a rung that repeats, a clock out of focus), the ones after it. */
function passTime(
  plan: Plan,
  node: Node,
  known: (state: State) => boolean,
  notes: (event: Event, state: State) => void,
): Node | undefined {
  let { state, now } = node;
  for (let tick = 0; tick < 200; tick++) {
    const next = nextDeadline(plan, state);
    if (!next) return tick === 0 ? undefined : { state, now };
    now = Math.max(now, next.due);
    const outcome = settleOne(plan, state, deadlinePassed(next), now, everybody);
    if (outcome.kind !== 'events') throw new Error(`a rule was refused: ${outcome.code}`);
    state = outcome.state;
    for (const event of outcome.events) notes(event, state);
    if (!known(state)) break;
  }
  return { state, now };
}

/** A deadline's events say in their cause which one it was. */
function note(fired: Set<string>, focus: Focus, state: State, event: Event): void {
  const [word, clock, handoff, rung = ''] = event.cause.split(' ');
  if (word !== 'deadline' || clock !== focus.clock) return;
  const step = handoff === '-' ? null : state.handoffs[Number(handoff) - 1]?.step;
  if (step === focus.step) fired.add(rung);
}

const inFocus = (state: State, focus: Focus): readonly Clock[] =>
  (focus.step === null ? [state] : openHandoffs(state).filter((handoff) => handoff.step === focus.step)).flatMap(
    ({ clocks }) => clocks.filter(({ clock }) => clock === focus.clock),
  );

/** How far the clock in focus has come: it is there, it runs, its rungs have fired. */
const progress = (state: State, focus: Focus): number =>
  Math.max(0, ...inFocus(state, focus).map(({ since, fired }) => 1 + (since === null ? 0 : 1) + 2 * fired.length));

const signature = (state: State, focus: Focus): string =>
  JSON.stringify([
    state.state,
    state.ended,
    state.priority,
    state.fields,
    openHandoffs(state).map(({ step, state, offer, wait }) => [step, state, offer?.kind, wait?.for, wait?.runsOn]),
    inFocus(state, focus).map(({ since, fired, spent, repeat, raised }) => [
      since === null,
      fired,
      spent,
      !repeat,
      !raised,
    ]),
  ]);

const head = (actor: Actor, on: number | null, version: number) => ({ key: 'k', digest: 'd', actor, on, version });

function openings(plan: Plan): readonly Command[] {
  const levels = plan.priority.urgency.flatMap((urgency) =>
    plan.priority.importance.map((importance) => ({ urgency, importance })),
  );
  const fields = plan.intake.map(({ field }) => field);
  const named = plan.steps[plan.start]?.department.by === 'open' ? { department: 'anywhere' } : {};
  return levels.flatMap((level) =>
    combinations(plan, fields).map((given): Command => {
      const body = { escalation: 'case-1', number: 1, plan: 'hash', title: 'x', ...level, fields: given, ...named };
      return { verb: 'open', body, ...head(actor('opener', plan.lead.department), null, 0) };
    }),
  );
}

/** What somebody could do now, in bodies that lead somewhere. */
function acts(plan: Plan, state: State, now: Instant): readonly Command[] {
  const lead = (verb: string, body: object) =>
    ({ verb, body, ...head(actor(state.lead.person, state.lead.department), null, state.version) }) as Command;
  const steps = Object.entries(plan.steps).map(([step, { department }]) => ({
    step,
    ...(department.by === 'open' ? { department: 'anywhere' } : {}),
  }));
  const closing = combinations(plan, plan.closing.needs)[0] ?? {};
  const ofCase = [
    lead('resolve', { reason: 'x', results: {} }),
    lead('confirm', { satisfied: true }),
    lead('confirm', { satisfied: false, note: 'x' }),
    lead('close', { reason: 'x', results: closing }),
    lead('reopen', { reason: 'x' }),
    ...steps.map((to) => lead('reopen', { reason: 'x', ...to })),
    lead('contact', { said: 'x', channel: 'x', outcome: 'reached' }),
  ];
  return [...openHandoffs(state).flatMap((handoff) => ofHandoff(plan, handoff, now)), ...ofCase];
}

function ofHandoff(plan: Plan, handoff: Handoff, now: Instant): readonly Command[] {
  const step = plan.steps[handoff.step] as Step;
  const asked = receiver(handoff);
  const taker = actor(asked.person ?? `member-of-${asked.department}`, asked.department);
  const holder = actor(handoff.holder ?? 'nobody', handoff.department);
  const by = (who: Actor, verb: string, body: object) =>
    ({ verb, body, ...head(who, handoff.handoff, handoff.version) }) as Command;
  return [
    by(taker, 'accept', {}),
    by(holder, 'release', { reason: 'x' }),
    ...Object.keys(step.waits).map((kind) =>
      by(holder, 'wait', { for: kind, party: 'x', until: now + DAY, evidence: 'x' }),
    ),
    by(holder, 'resume', {}),
    ...step.outcomes.flatMap((outcome) =>
      combinations(
        plan,
        step.gives.map(({ field }) => field),
      ).map((results) => by(holder, 'complete', { outcome, results })),
    ),
  ];
}

/** Values for fields: every combination where they are few, else each value of each field once. */
function combinations(plan: Plan, fields: readonly string[]): readonly Fields[] {
  const values = fields.map((field): readonly [string, readonly FieldValue[]] => {
    const type = plan.fields[field];
    const few = { text: ['x'], number: [1], boolean: [true, false], choice: type?.of ?? [] };
    return [field, type?.confidential ? [{ sealed: 'f'.repeat(64) }] : few[type?.type ?? 'text']];
  });
  const first = Object.fromEntries(values.map(([field, [one]]) => [field, one ?? 'x']));
  if (values.reduce((count, [, of]) => count * of.length, 1) > 24)
    return values.flatMap(([field, of]) => of.map((value) => ({ ...first, [field]: value })));
  return values.reduce<Fields[]>(
    (all, [field, of]) => all.flatMap((one) => of.map((value) => ({ ...one, [field]: value }))),
    [{}],
  );
}
