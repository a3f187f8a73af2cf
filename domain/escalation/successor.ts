import type { ClockKind } from '../clocks/clock';
import { rungsOf } from '../clocks/clocks';
import { whoIs } from '../clocks/rungs';
import { own } from '../own';
import type { PersonRule, Plan } from '../plan/plan';
import { theStep } from '../plan/routing';
import { type Directory, UNKNOWN, type Unknown } from './consult';
import type { Hand } from './events';
import type { Somebody } from './needs';
import type { Party, PersonId, Receiver } from './parties';
import { findPerson, findReceiver, present } from './receivers';
import { type Handoff, receiver, type State } from './state';

export interface Look {
  readonly plan: Plan;
  readonly state: State;
  readonly directory: Directory;
  /** Who leads from now on: where nobody else is found, the rest falls to them. */
  readonly lead: Party;
}

/** Something in somebody's hands: the work, an offer, the lead, the front, or a question put to a superior. */
export interface Held {
  readonly as: Hand['as'];
  readonly handoff: Handoff | null;
  /** For a superior: the clock whose rung asked, and which rung that was. */
  readonly clock?: ClockKind;
  readonly rung?: number;
  readonly party: Party;
}

export interface Successor {
  readonly to: Receiver;
  readonly why: Hand['why'];
}

/**
 * Who has it from now on, and why; null when it stays where it is. A decision has three rounds of questions, so whatever may have to be
 * known is asked for at once: the people, then every rule by which another is found, then where those sit.
 */
export function successor(look: Look, held: Held): Successor | null | Unknown {
  const { directory } = look;
  const { party } = held;
  const whose = party.for ?? party.person;
  const somebody = directory.ask({ ask: 'person', person: whose });
  const stand = party.for === undefined ? null : directory.ask({ ask: 'person', person: party.person });
  if (somebody === undefined || stand === undefined) return UNKNOWN;
  if (somebody) {
    const acting = present(somebody, party.department);
    return acting ? { to: acting, why: acting.for === undefined ? 'back' : 'away' } : inTheirPlace(look, party, stand);
  }
  // Whoever was absent is gone for good: their stand-in, or who stands in for that one, keeps it as their own.
  const acting = stand && present(stand, party.department);
  if (acting) return { to: acting, why: 'gone' };
  return anew(look, held, whose);
}

/** Absent, and no substitute is there: the head acts for them; without one it is theirs, and waits for their return. */
function inTheirPlace({ directory }: Look, party: Party, stand: Somebody | null): Successor | null | Unknown {
  const { department } = party;
  const absent = party.for ?? party.person;
  const head = directory.ask({ ask: 'head', department });
  if (head === undefined) return UNKNOWN;
  if (head && head.person !== absent) return { to: { department, person: head.person, for: absent }, why: 'away' };
  if (party.for === undefined || (stand && !stand.away)) return null;
  return { to: { department, person: absent }, why: stand ? 'away' : 'gone' };
}

/** Gone: found anew, as the flow finds people; work in hand and the lead go to a person, an offer may wait in the queue. */
function anew(look: Look, held: Held, gone: PersonId): Successor | null | Unknown {
  const to = held.as === 'receiver' ? receiverAnew(look, held, gone) : personAnew(look, held, gone);
  if (to === UNKNOWN) return UNKNOWN;
  return to ? { to, why: 'gone' } : null;
}

/** What finds nobody in the department waits in its queue: whose work it is has not changed. */
function receiverAnew({ plan, state, directory }: Look, { handoff, party }: Held, gone: PersonId): Receiver | Unknown {
  const { department } = party;
  const queue: Receiver = { department, person: null };
  if (!handoff) return queue;
  const { person, onNobody } = theStep(plan, handoff.step);
  const policy = onNobody === 'duty' ? 'duty' : onNobody === 'head' ? 'head' : 'refuse';
  const found = findReceiver(directory, department, person, policy, state.lead, { state, person: gone });
  if (found === UNKNOWN) return UNKNOWN;
  const there = found !== 'nobody' && found.nobody !== 'lead' && found.to.department === department;
  // Nobody is asked to take what they have in hand already.
  return there && found.to.person !== handoff.holder ? found.to : queue;
}

function personAnew(look: Look, held: Held, gone: PersonId): Party | null | Unknown {
  const { plan, state, directory, lead } = look;
  const { as, handoff, party, clock, rung: place } = held;
  if (as === 'superior') {
    const rung = clock && place !== undefined ? rungsOf(plan, clock, handoff)[place] : undefined;
    if (rung?.do !== 'raise' || !clock) return lead;
    const policy = handoff && theStep(plan, handoff.step).onNobody;
    const instead = policy === 'duty' ? policy : 'head';
    directory.ask({ ask: instead, department: (handoff ? receiver(handoff) : state.lead).department });
    const asked = whoIs(plan, { ...state, lead }, handoff, clock, rung.to, directory);
    return asked === UNKNOWN ? UNKNOWN : asked.person === null ? lead : { ...asked, person: asked.person };
  }
  const rules = as === 'holder' && handoff ? holderRules(plan, handoff) : sideRules(plan, as);
  const found = rules.map((rule) => findPerson(directory, party.department, rule, { state, person: gone }));
  if (as === 'lead') found.push(lastResort(plan, directory, party));
  if (found.includes(UNKNOWN)) return UNKNOWN;
  return found.find((one): one is Party => one !== null && one !== UNKNOWN) ?? (as === 'lead' ? null : lead);
}

type Finds = Exclude<PersonRule, { readonly rule: 'claim' }>;
const HEAD: Finds = { rule: 'head' };
const MANAGER: Finds = { rule: 'manager' };

/** The step's own rule, then its policy (T10). What was claimed from the queue is the head's to give; a rule is never refused. */
function holderRules(plan: Plan, handoff: Handoff): readonly Finds[] {
  const { person, onNobody } = theStep(plan, handoff.step);
  if (person.rule === 'claim') return [HEAD, MANAGER];
  if (onNobody === 'lead') return [person];
  return onNobody === 'duty' ? [person, { rule: 'duty' }, HEAD, MANAGER] : [person, HEAD, MANAGER];
}

function sideRules(plan: Plan, as: Hand['as']): readonly Finds[] {
  const { person, else: otherwise } = as === 'lead' ? plan.lead : plan.front;
  const named = [person, otherwise].filter((rule): rule is Finds => rule.rule !== 'claim');
  return [...named, HEAD, { rule: 'duty' }, MANAGER];
}

/** The role that cannot decline: the last rung of the flow's closing ladder. */
function lastResort(plan: Plan, directory: Directory, party: Party): Party | null | Unknown {
  const ladder = own(plan.ladders, plan.closing.ladder);
  const last = (ladder?.resolve ?? ladder?.other)?.at(-1);
  if (last?.do !== 'take_over' || typeof last.to === 'string' || !('role' in last.to)) return null;
  return findPerson(directory, party.department, { rule: 'role', role: last.to.role }, { state: null, person: null });
}
