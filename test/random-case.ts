import type { Instant } from '../domain/calendar/instant';
import { actions } from '../domain/escalation/actions';
import type { VerbName } from '../domain/escalation/commands';
import type { Event } from '../domain/escalation/events';
import type { State } from '../domain/escalation/state';
import type { Plan } from '../domain/plan/plan';
import type { Answering, Outcome } from '../domain/simulate';
import type { Try } from './commands';
import { actor, directory, EVERYBODY, MANAGER } from './company';
import { play, START } from './given';
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
}

/** Plays tries on one case and lets time pass at the end, so that every ladder has begun to repeat. */
export function playAll(tried: readonly Try[], plan?: Plan, answer: Answering = directory(), rest = 3 * DAY): Played {
  const game = play(plan, answer);
  game.open();
  let at = 0;
  const met: Met[] = [];
  for (const one of tried) {
    at += one.after;
    game.wait(at);
    const before = game.state;
    const { verb, by, on } = one.wild ? anything(one, before) : something(one, before);
    const handoff = on === null ? undefined : before.handoffs[on - 1];
    const version = (handoff ?? before).version + one.off;
    const outcome = game.say(verb, bodyOf(one, verb, before, on, START + at) as never, { by, at, on, version });
    met.push({ verb, by, outcome, before, after: game.state });
  }
  game.wait(at + rest);
  return { plan: game.plan, events: game.events, state: game.state, end: START + at + rest, met };
}

/** Any verb by anybody, mostly about a handoff that is open. */
function anything(one: Try, state: State) {
  const on = one.on ?? state.handoffs.findLast((handoff) => handoff.endedAt === null)?.handoff ?? null;
  return { verb: one.verb, by: one.by, on: CASE.has(one.verb) ? null : on };
}

/** Something that is open to somebody now; each verb is equally likely, whoever may do it. */
function something(one: Try, state: State) {
  const open = PEOPLE.flatMap((person) =>
    actions(state, actor(person))
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
