import type { Acted, RecordedAct } from '../activities/types';
import { assert } from '../domain/assert';
import type { Instant } from '../domain/calendar/instant';
import type { DeadlinePassed, Message } from '../domain/escalation/commands';
import { decide, dueCommand } from '../domain/escalation/decide';
import type { Event } from '../domain/escalation/events';
import { type Answers, type Need, needKey } from '../domain/escalation/needs';
import { type Refusal, refuse } from '../domain/escalation/refusals';
import { handoffOf, type State } from '../domain/escalation/state';
import type { Plan } from '../domain/plan/plan';

/** Who asks the directory, what it has answered so far, and in how many rounds. */
export interface Asking {
  answers: Answers;
  rounds: number;
}

/** A command on its way, and what came of it. */
export interface Item extends Asking {
  readonly command: Message;
  /** Whether the record was looked at on its behalf (`isAhead`). */
  looked?: boolean;
  outcome?: Outcome;
}

export type Outcome = { readonly answer: Acted } | { readonly refusal: Refusal };

/** What is decided in one go, to be recorded in one go. */
export interface Together {
  readonly state: State | null;
  readonly events: readonly Event[];
  readonly acts: readonly RecordedAct[];
  /** The commands taken from the queue, in order; their outcomes hold once the events are recorded. */
  readonly decided: readonly (readonly [item: Item, outcome: Outcome])[];
  /** What must be known before the next one can be decided: answers of the directory, or (`ahead`) what is on record after this state. */
  readonly asks: Asks | undefined;
}

export type Asks = { readonly needs: readonly Need[]; readonly asking: Asking } | { readonly ahead: Item };

/** Rounds of needs after which a command is refused, and a rule takes "nobody" for an answer (design §3). */
const ROUNDS = 3;

export const asking = (answers: Answers = {}): Asking => ({ answers, rounds: 0 });

/**
 * What is due at `now`, then what is queued, in order, until the queue is empty or something must be asked. Takes what it has decided
 * from the queue. One synchronous block: nothing can come between a decision and the state on which it rests.
 */
export function decideTogether(plan: Plan, before: State | null, queue: Item[], rule: Asking, now: Instant): Together {
  const events: Event[] = [];
  const acts: RecordedAct[] = [];
  const decided: [Item, Outcome][] = [];
  let state = before;
  const together = (asks?: Together['asks']): Together => ({ state, events, acts, decided, asks });

  for (;;) {
    const due = dueCommand(plan, state, now);
    if (due) {
      const decision = decide(plan, state, due, now, rule.answers);
      if (decision.kind === 'needs') {
        if (rule.rounds < ROUNDS) return together({ needs: decision.needs, asking: rule });
        nobody(rule, decision.needs);
        continue;
      }
      assert(decision.kind === 'events' && decision.events.length > 0, 'a deadline that has passed is never refused');
      assert(!same(due, dueCommand(plan, decision.state, now)), 'a deadline happens once');
      events.push(...decision.events);
      state = decision.state;
      Object.assign(rule, asking());
      continue;
    }

    const item = queue[0];
    if (!item) return together();
    const decision = decide(plan, state, item.command, now, item.answers);
    if (decision.kind === 'needs' && item.rounds < ROUNDS) return together({ needs: decision.needs, asking: item });
    if (decision.kind === 'refused' && !item.looked && isAhead(state, item.command)) return together({ ahead: item });
    queue.shift();
    if (decision.kind === 'events') {
      events.push(...decision.events);
      state = decision.state;
      const answer = answerTo(item.command, state);
      acts.push(recordedAct(item.command, answer));
      decided.push([item, { answer }]);
    } else decided.push([item, { refusal: decision.kind === 'needs' ? refuse('directory-changing', {}) : decision }]);
  }
}

/** The refusal that is certain already; undefined for what may succeed, or can be told only after the directory was asked. */
export function refusalOf(plan: Plan, before: State | null, command: Message, now: Instant): Refusal | undefined {
  let state = before;
  for (let due = dueCommand(plan, state, now); due; due = dueCommand(plan, state, now)) {
    const decision = decide(plan, state, due, now, {});
    if (decision.kind !== 'events') return undefined;
    state = decision.state;
  }
  const decision = decide(plan, state, command, now, command.answers ?? {});
  return decision.kind === 'refused' && !isAhead(state, command) ? decision : undefined;
}

/**
 * Whether the caller has seen what this state does not know: the case at all, a handoff, a version that is yet to come. Callers see the
 * record alone, so that is ahead of us (its last writer was killed before it was heard), or the caller is mistaken.
 */
function isAhead(state: State | null, { verb, on, version }: Message): boolean {
  if (!state) return verb !== 'open';
  if (on !== null && on > state.handoffs.length) return true;
  const subject = on === null ? state : handoffOf(state, on);
  return version !== null && subject !== undefined && version > subject.version;
}

/** True when the item has its outcome: its caller is answered. */
export function settled(item: Item, outcome: Outcome | undefined): boolean {
  if (outcome) item.outcome = outcome;
  return outcome !== undefined;
}

/** What the directory answered joins what it had answered before. */
export function answered(one: Asking, answers: Answers): void {
  one.answers = { ...one.answers, ...answers };
  one.rounds += 1;
}

const same = ({ deadline: a }: DeadlinePassed, other: DeadlinePassed | undefined): boolean => {
  const b = other?.deadline;
  return b !== undefined && a.clock === b.clock && a.handoff === b.handoff && a.rung === b.rung && a.due === b.due;
};

/** A rule is never refused: what the directory keeps leaving open is answered with nobody, and the case falls to its policy (T10). */
function nobody(rule: Asking, needs: readonly Need[]): void {
  assert(rule.rounds < ROUNDS * 4, 'a rule that may take nobody for an answer comes to an end');
  const directory = Math.max(0, ...Object.values(rule.answers).map((answer) => answer.directory));
  answered(rule, Object.fromEntries(needs.map((need) => [needKey(need), { value: null, directory }])));
}

function answerTo(command: Message, { seq, version, ...state }: State): Acted {
  const handoff = command.on === null ? undefined : handoffOf({ seq, version, ...state }, command.on);
  return handoff ? { seq, version, handoff: { handoff: handoff.handoff, version: handoff.version } } : { seq, version };
}

const recordedAct = ({ key, actor, digest, verb }: Message, answer: Acted): RecordedAct => ({
  key,
  actor: actor.person ?? '',
  digest,
  verb,
  answer,
});
