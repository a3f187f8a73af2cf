import type { Instant } from '../calendar/instant';
import type { Deadline } from '../clocks/deadline';
import { nextDeadline } from '../clocks/next-deadline';
import { fire } from '../clocks/rungs';
import { LIMITS, utf8Bytes } from '../plan/fields';
import type { Plan } from '../plan/plan';
import { ruleOf } from './closing';
import type { Command, DeadlinePassed, Message, VerbBodies } from './commands';
import { consult, type Directory, UNKNOWN } from './consult';
import { directoryChanged } from './directory-changed';
import type { Draft, Event, EventHead } from './events';
import { follow } from './follow';
import type { Answers, Need } from './needs';
import type { Party, PersonId } from './parties';
import { type Refusal, refuse } from './refusals';
import { type Relation, relationsTo } from './relations';
import { type Handoff, handoffOf, inHand, type State } from './state';
import { type Decided, standingOf, type VerbRule } from './verb';
import { verbs } from './verbs';
import { open } from './verbs/open';

/** What happens, what must be asked first, or why not. Never thrown, never mixed. */
export type Decision =
  | { readonly kind: 'events'; readonly events: readonly Event[]; readonly state: State }
  | { readonly kind: 'needs'; readonly needs: readonly Need[] }
  | Refusal;

/**
 * Judges a command at an instant: verb × relation × state (this is the only place that does). The caller has decided before what is due
 * at or before `now` (`dueCommand`), so that a race between a person and a late timer always ends the same way. Pure; never throws for
 * what a caller can get wrong. An event's `at` is never earlier than the one before it.
 */
export function decide(
  plan: Plan,
  state: State | null,
  command: Message | DeadlinePassed,
  now: Instant,
  answers: Answers,
): Decision {
  const at = Math.max(now, state?.at ?? now);
  const directory = consult(answers);
  if (command.verb === 'deadline-passed') {
    if (!state) return refuse('not-found', { what: 'escalation' });
    const { deadline } = command;
    const drafts = fire(plan, state, deadline, at, directory);
    const rule = ruleOf(plan, `${deadline.clock}/${deadline.rung === null ? 'end' : deadline.rung + 1}`);
    const head = {
      at,
      cause: `deadline ${deadline.clock} ${deadline.handoff ?? '-'} ${deadline.rung ?? 'end'}`,
      due: deadline.due,
      actor: RULE(rule),
    };
    return conclude(plan, state, drafts, head, directory);
  }
  if (command.verb === 'directory-changed') {
    if (!state || state.ended) return refuse('not-found', { what: 'escalation' });
    const decided = directoryChanged({ plan, state, directory, now: at }, command.body);
    return conclude(
      plan,
      state,
      decided,
      { at, cause: command.key, actor: RULE(ruleOf(plan, 'directory-changed')) },
      directory,
    );
  }
  const decided = judge(plan, state, command, at, directory);
  return conclude(plan, state, decided, { at, cause: command.key, actor: whoActs(state, command) }, directory);
}

/** The rule's command for the earliest deadline that is due at or before `now`; undefined when none is. */
export function dueCommand(plan: Plan, state: State | null, now: Instant): DeadlinePassed | undefined {
  const next = state && nextDeadline(plan, state);
  return next && next.due <= now ? deadlinePassed(next) : undefined;
}

export const deadlinePassed = (deadline: Deadline): DeadlinePassed => ({ verb: 'deadline-passed', deadline });

const RULE = (rule: string): EventHead['actor'] => ({ kind: 'rule', person: null, onBehalfOf: null, rule });

/** Whoever acts in the place of somebody absent is their delegate in the journal: "B for A" (law 7). */
function whoActs(state: State | null, command: Command): EventHead['actor'] {
  const { kind, person, onBehalfOf } = command.actor;
  const place = state && kind === 'person' && onBehalfOf === null ? placeOf(state, command) : undefined;
  return place === undefined
    ? { kind, person, onBehalfOf, rule: null }
    : { kind: 'delegate', person, onBehalfOf: place, rule: null };
}

/** For whom they have what makes the verb theirs; what somebody may do as a member or a supervisor, they do in their own name. */
function placeOf(state: State, { verb, on, actor: { person }, body }: Command): PersonId | undefined {
  if (verb === 'open') return undefined;
  const rule = verbs[verb] as VerbRule<never>;
  const handoff = rule.on === 'handoff' ? handoffOf(state, on ?? 0) : undefined;
  const standing = handoff ? standingOf(handoff) : state.state;
  const open = (rule.open as Readonly<Record<string, readonly Relation[] | undefined>>)[standing] ?? [];
  const theirs = (relation: Relation): Party | null | undefined => {
    switch (relation) {
      case 'holder':
        return handoff && inHand(handoff);
      case 'receiver':
        return handoff?.offer?.to.person ? { ...handoff.offer.to, person: handoff.offer.to.person } : null;
      case 'lead':
      case 'front':
        return state[relation];
      case 'superior':
        return verb === 'answer-raise' ? raisedBy(state, body as VerbBodies['answer-raise']) : null;
      default:
        return null;
    }
  };
  return open.map(theirs).find((party) => party?.person === person)?.for;
}

const raisedBy = (state: State, { clock, handoff }: VerbBodies['answer-raise']): Party | undefined =>
  ((handoff === undefined ? state : handoffOf(state, handoff))?.clocks ?? []).find(
    (one) => one.clock === clock && one.raised,
  )?.raised?.to;

/** In the order in which a caller hears it: is it there, is it what you saw (law 9), is it open to you now, and then the verb itself. */
function judge(plan: Plan, state: State | null, command: Command, now: Instant, directory: Directory): Decided {
  if (command.verb === 'open')
    return state ? refuse('already-open', {}) : open({ plan, command, body: command.body, now, directory });
  if (!state) return refuse('not-found', { what: 'escalation' });
  const rule = verbs[command.verb] as VerbRule<never>;
  const handoff = rule.on === 'handoff' ? handoffOf(state, command.on ?? 0) : null;
  if (handoff === undefined) return refuse('not-found', { what: 'handoff' });
  const closedTo = notOpen(rule, state, handoff, command);
  if (closedTo) return closedTo;
  const context = { plan, state, handoff, command, body: command.body, now, directory };
  return (rule.decide as (context: unknown) => Decided)(context);
}

/** The version, the state, the relation: what can be said without looking into the body. */
export function notOpen(
  rule: VerbRule<never>,
  state: State,
  handoff: Handoff | null,
  command: Pick<Command, 'verb' | 'version' | 'actor'>,
): Refusal | undefined {
  const subject = handoff ?? state;
  const holder = handoff ? { person: handoff.holder, department: handoff.department } : state.lead;
  if (rule.versioned && command.version === null) return refuse('version-missing', {});
  if (command.version !== null && rule.versioned && command.version !== subject.version)
    return refuse('stale', { holder, version: subject.version, state: subject.state });
  const standing = handoff ? standingOf(handoff) : state.state;
  const open: Readonly<Record<string, readonly string[] | undefined>> = rule.open;
  const relations = state.ended || (handoff && state.state !== 'open') ? undefined : open[standing];
  if (!relations && standing === 'transferring' && handoff?.offer && open.working)
    return refuse('transfer-open', { to: handoff.offer.to.department });
  if (!relations)
    return refuse('not-in-this-state', {
      verb: command.verb,
      state: subject.state,
      // After the reopening period, and after a cancellation, no state will come in which it is open.
      open: state.ended ? [] : Object.keys(open),
    });
  const own: ReadonlySet<string> = relationsTo(state, handoff, command.actor);
  return relations.some((relation) => own.has(relation))
    ? undefined
    : refuse('not-yours', { verb: command.verb, holder, relations });
}

function conclude(
  plan: Plan,
  state: State | null,
  decided: Decided,
  head: Omit<EventHead, 'seq' | 'directory'>,
  directory: Directory,
): Decision {
  if (decided === UNKNOWN || (directory.missing.length > 0 && Array.isArray(decided)))
    return { kind: 'needs', needs: distinct(directory.missing) };
  if ('kind' in decided) return decided;
  const version = directory.version === undefined ? {} : { directory: directory.version };
  const events: Event[] = [];
  let after = state;
  for (const draft of decided) {
    const { byRule, ...said } = draft as Draft & { readonly byRule?: string };
    const event = {
      seq: (after?.seq ?? 0) + 1,
      ...head,
      ...(byRule ? { actor: RULE(byRule) } : {}),
      ...version,
      ...said,
    } as Event;
    const followed = follow(plan, after, event);
    after = followed.state;
    events.push(followed.event);
  }
  if (!after) return refuse('not-found', { what: 'escalation' });
  if (
    GROWS.has(head.actor.kind) &&
    after.handoffs.length + Object.keys(after.fields).length >
      (state ? state.handoffs.length + Object.keys(state.fields).length : 0)
  ) {
    const bytes = utf8Bytes(JSON.stringify(after));
    if (bytes > LIMITS.stateBytes) return refuse('state-too-large', { bytes, limit: LIMITS.stateBytes });
  }
  return { kind: 'events', events, state: after };
}

/** A rule is never refused; the bound is for what people and programs add. */
const GROWS: ReadonlySet<string> = new Set(['person', 'delegate', 'administrator', 'program']);

const distinct = (needs: readonly Need[]): readonly Need[] => [
  ...new Map(needs.map((need) => [JSON.stringify(need), need])).values(),
];
