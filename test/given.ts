import type { Instant } from '../domain/calendar/instant';
import type { Command, CommandOf, DirectoryChanged, VerbName } from '../domain/escalation/commands';
import { dueCommand } from '../domain/escalation/decide';
import type { Event } from '../domain/escalation/events';
import type { Actor } from '../domain/escalation/parties';
import type { State } from '../domain/escalation/state';
import type { Plan } from '../domain/plan/plan';
import { type Answering, act, type Outcome, pass, settleOne } from '../domain/simulate';
import { type Concerned, directory, actor as theActor } from './company';
import { DAY, plan as thePlan } from './plans';

/** Tuesday 2026-09-22T06:00:00Z, 14:00 in Shanghai. */
export const START: Instant = Date.UTC(2026, 8, 22, 6);

export interface Said {
  /** Who acts: an id of `company`, or a whole actor. */
  readonly by?: string | Actor;
  /** Milliseconds after START; when left out, the instant up to which time has passed. */
  readonly at?: number;
  readonly on?: number | null;
  /** The version seen; the present one when left out. */
  readonly version?: number | null;
  /** What the directory answered when the act was on its way, where that was before it changed. */
  readonly answer?: Answering;
}

/**
 * One case, played purely: `play.open()`, `play.accept({by: 'zhou', at: 5 * MINUTE})` … Each act returns what it brought; what is due
 * on the way happens at its own instant. `events` is the journal, `state` the fold.
 */
export function play(plan: Plan = thePlan(), answer: Answering = directory()) {
  let state: State | null = null;
  let keys = 0;
  let clock = 0;
  const events: Event[] = [];

  function wait(at: number): readonly Event[] {
    clock = Math.max(clock, at);
    if (!state) return [];
    const passed = pass(plan, state, START + at, answer);
    state = passed.state;
    events.push(...passed.events);
    return passed.events;
  }

  /** Nothing ran until then: all that is due by then happens late, at that one instant. */
  function outage(at: number): readonly Event[] {
    const late: Event[] = [];
    clock = Math.max(clock, at);
    for (let due = dueCommand(plan, state, START + at); due; due = dueCommand(plan, state, START + at)) {
      const outcome = settleOne(plan, state, due, START + at, answer);
      if (outcome.kind !== 'events') throw new Error(`a rule was refused: ${outcome.code}`);
      state = outcome.state;
      late.push(...outcome.events);
    }
    events.push(...late);
    return late;
  }

  function say<V extends VerbName>(verb: V, body: CommandOf<V>['body'], said: Said = {}): Outcome {
    const now = START + (said.at ?? clock);
    wait(now - START);
    const on =
      said.on === undefined
        ? (state?.handoffs.findLast((handoff) => handoff.endedAt === null)?.handoff ?? null)
        : said.on;
    const subject = on === null || ON_CASE.has(verb) ? state : state?.handoffs[on - 1];
    const version = said.version === undefined ? (subject?.version ?? null) : said.version;
    const who = said.by ?? 'lin';
    const actor = typeof who === 'string' ? theActor(who) : who;
    const command = {
      verb,
      body,
      key: `key-${++keys}`,
      digest: 'digest',
      actor,
      on: ON_CASE.has(verb) ? null : on,
      version,
    } as unknown as Command;
    const done = act(plan, state, command, now, said.answer ?? answer);
    state = done.state;
    events.push(...done.events);
    return done.outcome;
  }

  /** The job of a change of the directory comes to this case. */
  function change({ people, departments }: Concerned, said: Pick<Said, 'at'> = {}): Outcome {
    const now = START + (said.at ?? clock);
    wait(now - START);
    const actor: Actor = { ...theActor('gao', 'rule'), person: null, rule: 'directory-changed', relations: [] };
    const command: DirectoryChanged = {
      verb: 'directory-changed',
      body: { people, departments },
      key: `key-${++keys}`,
      digest: 'digest',
      actor,
      on: null,
      version: null,
    };
    const done = act(plan, state, command, now, answer);
    state = done.state;
    events.push(...done.events);
    return done.outcome;
  }

  return {
    say,
    wait,
    change,
    outage,
    open: (said: Said & { body?: Partial<CommandOf<'open'>['body']> } = {}) =>
      say(
        'open',
        {
          escalation: 'case-1',
          number: 1,
          plan: 'hash',
          title: 'Lost items',
          urgency: 'low',
          importance: 'low',
          fields: { player: 'p-7' },
          ...said.body,
        },
        said,
      ),
    get state(): State {
      if (!state) throw new Error('nothing was opened');
      return state;
    },
    get events(): readonly Event[] {
      return events;
    },
    plan,
  };
}

const ON_CASE: ReadonlySet<string> = new Set([
  'open',
  'contact',
  'resolve',
  'confirm',
  'close',
  'reopen',
  'cancel',
  'answer-raise',
]);

/** The types of what an outcome brought, or the code for which it was refused. */
export const brought = (outcome: Outcome): readonly string[] | string =>
  outcome.kind === 'events' ? outcome.events.map((event) => event.type) : outcome.code;

export { DAY };
