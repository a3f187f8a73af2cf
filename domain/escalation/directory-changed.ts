import type { CalendarTable } from '../calendar/calendar';
import { calendarOf } from '../calendar/calendar';
import type { Instant } from '../calendar/instant';
import type { Clock, ClockKind } from '../clocks/clock';
import { endOf } from '../clocks/next-deadline';
import { own } from '../own';
import type { PersonRule, Plan } from '../plan/plan';
import { theStep } from '../plan/routing';
import type { DirectoryChanged } from './commands';
import { type Directory, UNKNOWN, type Unknown } from './consult';
import type { DraftOf, Event, Hand, MovedDeadline } from './events';
import { evolve } from './evolve';
import type { Somebody } from './needs';
import type { Party, PersonId, Receiver } from './parties';
import { broughtIn, calendarFor, findPerson, findReceiver, present } from './receivers';
import { refuse } from './refusals';
import { type Handoff, openHandoffs, type State } from './state';
import type { Decided } from './verb';

interface Look {
  readonly plan: Plan;
  readonly state: State;
  readonly directory: Directory;
  readonly now: Instant;
}

/** Something in somebody's hands, and by which rules another is found when they are gone. */
interface Held {
  readonly as: Hand['as'];
  readonly handoff: Handoff | null;
  readonly clock?: ClockKind;
  readonly party: Party;
}

/**
 * What becomes of a case when the directory changes (design §5). Absent: the substitute has everything "for" them, and they stay
 * accountable. Back: they have it again. Gone: it is found somebody anew, by the rules of the flow. Clocks are kept; those of a
 * department whose calendar has changed count by the new one from now on, and what that moves is said.
 */
export function directoryChanged(look: Look, { people, departments }: DirectoryChanged['body']): Decided {
  const { state, directory } = look;
  const calendars: Record<string, CalendarTable> = {};
  for (const department of departments) {
    const known = own(state.calendars, department);
    if (!known) continue;
    const calendar = directory.ask({ ask: 'calendar', department });
    if (calendar && (calendar.id !== known.id || calendar.version !== known.version)) calendars[department] = calendar;
  }

  const concerned = new Set(people);
  const hands: Hand[] = [];
  let lead: Party = state.lead;
  for (const held of allHeld(state)) {
    if (!concerned.has(held.party.person) && !(held.party.for && concerned.has(held.party.for))) continue;
    const found = successor(look, held, lead);
    if (found === UNKNOWN || found === null) continue;
    const { to, why } = found;
    if (to.person === held.party.person && to.for === held.party.for && to.department === held.party.department)
      continue;
    if (held.as === 'lead' && to.person !== null) lead = { ...to, person: to.person };
    const calendar = calendarFor(directory, state, to.department);
    if (!calendar) continue;
    const { as, clock, handoff, party } = held;
    hands.push({
      as,
      handoff: handoff?.handoff ?? null,
      ...(clock === undefined ? {} : { clock }),
      from: party,
      to,
      why,
      ...broughtIn(state, to.department, calendar),
    });
  }
  if (directory.missing.length > 0) return UNKNOWN;
  if (hands.length === 0 && Object.keys(calendars).length === 0) return refuse('as-it-was', {});
  const draft: DraftOf<'directory-changed'> = { type: 'directory-changed', hands, calendars, deadlines: [] };
  return [{ ...draft, deadlines: moved(look, draft) }];
}

/** The lead first: where nobody else is found, the rest falls to them. */
function allHeld(state: State): readonly Held[] {
  const all: Held[] = (['lead', 'front'] as const).map((as) => ({ as, handoff: null, party: state[as] }));
  for (const handoff of openHandoffs(state)) {
    const { holder, accountable, offer, department } = handoff;
    if (handoff.state !== 'offered' && holder !== null)
      all.push({ as: 'holder', handoff, party: standing(department, holder, accountable) });
    if (offer && offer.to.person !== null)
      all.push({ as: 'receiver', handoff, party: { ...offer.to, person: offer.to.person } });
    all.push(...asked(handoff.clocks, handoff, department));
  }
  all.push(...asked(state.clocks, null, state.lead.department));
  return all;
}

const standing = (department: string, holder: PersonId, accountable: PersonId | null): Party =>
  accountable === null || accountable === holder
    ? { department, person: holder }
    : { department, person: holder, for: accountable };

const asked = (clocks: readonly Clock[], handoff: Handoff | null, department: string): readonly Held[] =>
  clocks.flatMap(({ clock, raised }) =>
    raised ? [{ as: 'superior' as const, handoff, clock, party: { department, person: raised.to } }] : [],
  );

/** Who has it from now on, and why; null when it stays where it is. */
function successor(
  look: Look,
  held: Held,
  lead: Party,
): { readonly to: Receiver; readonly why: Hand['why'] } | null | Unknown {
  const { directory } = look;
  const { party } = held;
  const whose = party.for ?? party.person;
  const somebody = directory.ask({ ask: 'person', person: whose });
  if (somebody === undefined) return UNKNOWN;
  if (somebody) {
    const acting = present(somebody, party.department);
    if (acting) return { to: acting, why: acting.for === undefined ? 'back' : 'away' };
    return inTheirPlace(look, held, somebody);
  }
  // Whoever was absent is gone for good: their stand-in, where there still, keeps it as their own.
  if (party.for !== undefined) {
    const stand = directory.ask({ ask: 'person', person: party.person });
    if (stand === undefined) return UNKNOWN;
    const acting = stand && present(stand, party.department);
    if (acting) return { to: acting, why: 'gone' };
  }
  return anew(look, held, lead);
}

/** Absent, and no substitute is there: the head acts for them; where the head is nobody else, it waits for their return. */
function inTheirPlace(
  { directory }: Look,
  { party }: Held,
  { person }: Somebody,
): { readonly to: Receiver; readonly why: Hand['why'] } | null | Unknown {
  const head = directory.ask({ ask: 'head', department: party.department });
  if (head === undefined) return UNKNOWN;
  return head && head.person !== person
    ? { to: { department: party.department, person: head.person, for: person }, why: 'away' }
    : null;
}

/** Gone: found anew, as the flow finds people; work in hand and the lead go to a person, an offer may wait in the queue. */
function anew(
  { plan, state, directory }: Look,
  { as, handoff, party }: Held,
  lead: Party,
): { readonly to: Receiver; readonly why: 'gone' } | null | Unknown {
  const about = { state, person: party.person };
  const found = (to: Receiver | null | undefined | Unknown) =>
    to === UNKNOWN ? UNKNOWN : to ? { to, why: 'gone' as const } : null;
  if (as === 'receiver' && handoff) {
    const { person, onNobody } = theStep(plan, handoff.step);
    const policy = onNobody === 'refuse' ? 'lead' : onNobody;
    const to = findReceiver(
      directory,
      party.department,
      person,
      policy,
      { department: party.department, person: '' },
      about,
    );
    if (to === UNKNOWN) return UNKNOWN;
    // What finds nobody there waits in the department's queue: whose work it is has not changed.
    const there = to !== 'nobody' && to.to.department === party.department && to.to.person !== '';
    return found(there ? to.to : { department: party.department, person: null });
  }
  const rules: PersonRule[] =
    as === 'holder' && handoff
      ? [theStep(plan, handoff.step).person, { rule: 'head' }, { rule: 'manager' }]
      : as === 'superior'
        ? [{ rule: 'head' }, { rule: 'manager' }]
        : [as === 'lead' ? plan.lead.else : plan.front.else, { rule: 'head' }, { rule: 'duty' }, { rule: 'manager' }];
  for (const rule of rules) {
    if (rule.rule === 'claim') continue;
    const to = findPerson(directory, party.department, rule, about);
    if (to === UNKNOWN) return UNKNOWN;
    if (to && to.person !== party.person) return found(to);
  }
  return as === 'lead' ? found(lastResort(plan, directory, party)) : found(lead);
}

/** The role that cannot decline: the last rung of the flow's closing ladder. */
function lastResort(plan: Plan, directory: Directory, party: Party): Party | null | Unknown {
  const ladder = own(plan.ladders, plan.closing.ladder);
  const last = (ladder?.resolve ?? ladder?.other)?.at(-1);
  if (last?.do !== 'take_over' || typeof last.to === 'string' || !('role' in last.to)) return null;
  return findPerson(directory, party.department, { rule: 'role', role: last.to.role }, { state: null, person: null });
}

/** The ends of budgets that the change moves: it is tried on the state, and nothing of the trial is kept. */
function moved({ plan, state, now }: Look, draft: DraftOf<'directory-changed'>): readonly MovedDeadline[] {
  const trial = { ...draft, seq: state.seq + 1, at: now, cause: '', actor: NOBODY } as Event;
  const after = evolve(state, trial);
  const before = ends(plan, state);
  return [...ends(plan, after)].flatMap(([key, { clock, handoff, end, provisional }]) => {
    const was = before.get(key);
    if (!was || (was.end === end && was.provisional === provisional)) return [];
    return [{ clock, handoff, was: was.end, is: end, provisional }];
  });
}

const NOBODY: Event['actor'] = { kind: 'rule', person: null, onBehalfOf: null, rule: null };

function ends(plan: Plan, state: State) {
  const all = new Map<string, Omit<MovedDeadline, 'was' | 'is'> & { readonly end: Instant }>();
  const add = (clocks: readonly Clock[], handoff: Handoff | null): void => {
    for (const clock of clocks) {
      const end = endOf(plan, state, clock, handoff);
      if (end === undefined) continue;
      const provisional = calendarOf(clock.calendar).isProvisional(end);
      const number = handoff?.handoff ?? null;
      all.set(`${clock.clock} ${clock.life} ${number}`, { clock: clock.clock, handoff: number, end, provisional });
    }
  };
  add(state.clocks, null);
  for (const handoff of openHandoffs(state)) add(handoff.clocks, handoff);
  return all;
}
