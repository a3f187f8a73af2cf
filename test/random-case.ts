import { type CalendarTable, ROUND_THE_CLOCK } from '../domain/calendar/calendar';
import type { Instant } from '../domain/calendar/instant';
import { actions } from '../domain/escalation/actions';
import type { VerbName } from '../domain/escalation/commands';
import type { Event } from '../domain/escalation/events';
import { isOpen, type State } from '../domain/escalation/state';
import type { Plan } from '../domain/plan/plan';
import type { Answering, Outcome } from '../domain/simulate';
import type { Edit, Try } from './commands';
import { type Company, type Concerned, company, EVERYBODY, MANAGER } from './company';
import { play, START } from './given';
import { hours } from './hours';
import { DAY } from './plans';

export interface Met {
  readonly verb: VerbName;
  readonly by: string;
  readonly outcome: Outcome;
  readonly before: State;
  readonly after: State;
}

export interface Played {
  readonly plan: Plan;
  readonly events: readonly Event[];
  readonly state: State;
  /** Until when time passed. */
  readonly end: Instant;
  readonly met: readonly Met[];
  /** The case as it was when it had heard of every change, and what the directory said then; the last is the end. */
  readonly heard: readonly { readonly state: State; readonly answer: Answering }[];
}

/**
 * Plays tries on one case, in a company that changes as they say, and lets time pass at the end, so that every ladder has begun to repeat.
 * Then the case is told of every change once more, as the last sweep of the job does.
 */
export function playAll(tried: readonly Try[], plan?: Plan, it: Company = company(), rest = 3 * DAY): Played {
  const game = play(plan, it.answer);
  game.open();
  let at = 0;
  const met: Met[] = [];
  const untold: { readonly at: number; readonly concerned: Concerned }[] = [];
  const edited = new Set<string>();
  const heard: { readonly state: State; readonly answer: Answering }[] = [];

  /** What the case is told of changes until then, each at its own time. */
  function tell(until: number): void {
    for (;;) {
      untold.sort((a, b) => a.at - b.at);
      const next = untold[0];
      if (!next || next.at > until) return;
      untold.shift();
      game.change(next.concerned, { at: next.at });
    }
  }
  function change(edit: Edit): void {
    const concerned = changed(it, edit.aimed ? { ...edit, who: inCharge(game.state) ?? edit.who } : edit);
    for (const person of concerned.people) edited.add(person);
    if (edit.told === null) return;
    untold.push({ at: at + edit.told, concerned });
    if (edit.again !== null) untold.push({ at: at + edit.told + edit.again, concerned });
  }

  function sweep(until: number): void {
    game.change({ people: [...edited], departments: Object.keys(game.state.calendars) }, { at: until });
    heard.push({ state: game.state, answer: it.asOfNow() });
  }

  for (const one of tried) {
    tell(at + one.after);
    at += one.after;
    game.wait(at);
    const then = it.asOfNow();
    if (one.edit) change(one.edit);
    const stale = one.edit?.stale ?? false;
    if (!stale) tell(at);
    // Now and then the job has come to the end of a sweep: everything is told.
    if (one.edit?.told === 0 && !stale) sweep(at);
    const before = game.state;
    const { verb, by, on } = one.wild ? anything(one, before) : something(one, before, it);
    if (it.isGone(by) && !stale) continue;
    const handoff = on === null ? undefined : before.handoffs[on - 1];
    const version = (handoff ?? before).version + one.off;
    const how = { by: it.actor(by), at, on, version, ...(stale ? { answer: then } : {}) };
    const outcome = game.say(verb, bodyOf(one, verb, before, on, START + at) as never, how);
    met.push({ verb, by, outcome, before, after: game.state });
  }
  tell(at + rest);
  sweep(at + rest);
  return { plan: game.plan, events: game.events, state: game.state, end: START + at + rest, met, heard };
}

/** Whoever has the work in hand or is asked to take it, or else leads; nobody who may not be edited. */
function inCharge(state: State) {
  const open = state.handoffs.findLast(isOpen);
  const person = open?.offer?.to.person ?? open?.holder ?? state.lead.person;
  return EVERYBODY.find((one) => one.person === person);
}

/** Hours as administrators write them: official days, a late shift, nights in another zone, round the clock. */
const CALENDARS: readonly CalendarTable[] = [
  hours('Mon-Fri 09:00-18:00', { calendar: 'office', days: 'china' }, 1),
  hours('Mon-Fri 09:00-22:00', { calendar: 'office', days: 'china' }, 2),
  hours('Mon-Fri 09:30-12:00, 13:30-18:30; Sat 10:00-14:00', { calendar: 'office' }, 3),
  hours('daily 09:00-21:00', { calendar: 'shifts' }),
  hours('Sun-Thu 22:00-06:00', { calendar: 'nights', zone: 'Europe/Dublin' }),
  ROUND_THE_CLOCK,
];

/** Makes the edit, and says whom it concerns. */
function changed(it: Company, { what, who, instead, calendar, count }: Edit): Concerned {
  const { department, person } = who;
  switch (what) {
    case 'away':
      return it.away(person, instead === person ? null : instead);
    case 'back':
    case 'leaves':
    case 'returns':
      return it[what](person);
    case 'duty':
    case 'supervisor':
      return it[what](department, person);
    case 'calendar':
      return it.calendar(department, CALENDARS[calendar % CALENDARS.length] ?? ROUND_THE_CLOCK);
    case 'limit':
      return it.limit(department, 1 + count, 2);
    case 'load':
      return it.load(person, count);
  }
}

/** Any verb by anybody, mostly about a handoff that is open. */
function anything(one: Try, state: State) {
  const on = one.on ?? state.handoffs.findLast((handoff) => handoff.endedAt === null)?.handoff ?? null;
  return { verb: one.verb, by: one.by, on: CASE.has(one.verb) ? null : on };
}

/** Something that is open to somebody now; each verb is equally likely, whoever may do it. */
function something(one: Try, state: State, it: Company) {
  const open = PEOPLE.flatMap((person) =>
    actions(state, it.actor(person))
      .filter((action) => action.open)
      .map((action) => ({ ...action, by: person })),
  );
  const verbs = [...new Set(open.map((action) => action.verb))].filter(
    (verb) => verb !== 'cancel' || one.pick % 5 === 0,
  );
  const verb = verbs[one.pick % Math.max(1, verbs.length)];
  const able = open.filter((action) => action.verb === verb);
  const chosen = able[Math.floor(one.pick / 7) % Math.max(1, able.length)];
  return chosen ? { verb: chosen.verb, by: chosen.by, on: chosen.on } : anything(one, state);
}

function bodyOf(one: Try, verb: Try['verb'], state: State, on: number | null, now: Instant): object {
  const body = one.bodies[verb];
  if (verb === 'wait') {
    const { ahead, ...rest } = body;
    return { ...rest, until: now + (ahead as number) };
  }
  if (verb !== 'answer-raise') return body;
  const raised = state.handoffs.find((handoff) => handoff.clocks.some((clock) => clock.raised));
  const clock = (raised ?? state).clocks.find((kept) => kept.raised)?.clock;
  return {
    ...body,
    ...(clock ? { clock } : {}),
    ...(raised ? { handoff: raised.handoff } : on === null ? {} : { handoff: on }),
  };
}

const PEOPLE = [...EVERYBODY.map((one) => one.person), MANAGER.person];
const CASE: ReadonlySet<string> = new Set([
  'contact',
  'resolve',
  'confirm',
  'close',
  'reopen',
  'cancel',
  'answer-raise',
]);
