import type { CalendarTable } from '../calendar/calendar';
import type { Instant } from '../calendar/instant';
import type { Clock } from '../clocks/clock';
import { type Ending, endingOf } from '../clocks/next-deadline';
import { own } from '../own';
import type { Plan } from '../plan/plan';
import type { DirectoryChanged } from './commands';
import { type Directory, UNKNOWN, type Unknown } from './consult';
import type { DraftOf, Event, Hand, MovedDeadline } from './events';
import { accountableTo } from './evolve/handoff';
import { follow } from './follow';
import type { DepartmentId, PersonId, Receiver } from './parties';
import { broughtIn, calendarFor } from './receivers';
import { refuse } from './refusals';
import { type Handoff, inHand, openHandoffs, type State } from './state';
import { type Held, successor } from './successor';
import type { Decided } from './verb';

interface Change {
  readonly plan: Plan;
  readonly state: State;
  readonly directory: Directory;
  readonly now: Instant;
}

/**
 * What becomes of a case when the directory changes (design §5). Absent: the substitute has everything "for" them, and they stay
 * accountable. Back: they have it again. Gone: it is found somebody anew, by the rules of the flow. Clocks are kept; those of a
 * department whose calendar has changed count by the new one from now on, and what that moves is said.
 */
export function directoryChanged(change: Change, { people, departments }: DirectoryChanged['body']): Decided {
  const { directory } = change;
  const calendars = newCalendars(change, departments);
  const hands = newHands(change, new Set(people));
  if (directory.missing.length > 0 || hands === UNKNOWN) return UNKNOWN;
  if (hands.length === 0 && Object.keys(calendars).length === 0) return refuse('as-it-was', {});
  const draft: DraftOf<'directory-changed'> = { type: 'directory-changed', hands, calendars, deadlines: [] };
  return [{ ...draft, deadlines: moved(change, draft) }];
}

/** Of departments that the case knows, those whose calendar has another version, or is another one. */
function newCalendars({ state, directory }: Change, departments: readonly DepartmentId[]) {
  const calendars: Record<DepartmentId, CalendarTable> = {};
  for (const department of departments) {
    const known = own(state.calendars, department);
    if (!known) continue;
    const calendar = directory.ask({ ask: 'calendar', department });
    if (calendar && (calendar.id !== known.id || calendar.version !== known.version)) calendars[department] = calendar;
  }
  return calendars;
}

/** What goes from whom to whom. All that is unknown is asked for at once; only what then comes up needs another round. */
export function newHands(
  { plan, state, directory }: Omit<Change, 'now'>,
  concerned: ReadonlySet<PersonId>,
): readonly Hand[] | Unknown {
  const hands: Hand[] = [];
  let { lead } = state;
  for (const held of allHeld(state)) {
    const { as, clock, handoff, party } = held;
    const holder = as === 'receiver' && handoff ? holderNow(handoff, hands) : undefined;
    const forAnother = party.for !== undefined && party.person === holder;
    if (!forAnother && !concerned.has(party.person) && !(party.for && concerned.has(party.for))) continue;
    const found = successor({ plan, state, directory, lead }, held);
    if (found === UNKNOWN || (found === null && !forAnother)) continue;
    let to: Receiver = found?.to ?? party;
    // Nobody takes for another what they have in hand themselves: it waits in the department's queue.
    if (to.for !== undefined && to.person === holder) to = { department: party.department, person: null };
    let calendar = calendarFor(directory, state, to.department);
    if (calendar === undefined) continue;
    // Of a department that is not there any more nobody can have it: the lead does.
    if (calendar === null) {
      to = lead;
      calendar = calendarFor(directory, state, lead.department);
    }
    if (!calendar || sameHands(to, party)) continue;
    if (as === 'lead' && to.person !== null) lead = { ...to, person: to.person };
    hands.push({
      as,
      handoff: handoff?.handoff ?? null,
      ...(clock === undefined ? {} : { clock }),
      from: party,
      to,
      why: found?.why ?? 'away',
      ...broughtIn(state, to.department, calendar),
    });
  }
  return hands;
}

/** Who has the work once the hands before are moved. */
const holderNow = (handoff: Handoff, hands: readonly Hand[]): PersonId | null | undefined =>
  (hands.find((one) => one.as === 'holder' && one.handoff === handoff.handoff)?.to ?? inHand(handoff))?.person;

const sameHands = (a: Receiver, b: Receiver): boolean =>
  a.department === b.department && a.person === b.person && accountableTo(a) === accountableTo(b);

/** The lead first: where nobody else is found, the rest falls to them. */
function allHeld(state: State): readonly Held[] {
  const all: Held[] = (['lead', 'front'] as const).map((as) => ({ as, handoff: null, party: state[as] }));
  for (const handoff of openHandoffs(state)) {
    const { offer } = handoff;
    const working = inHand(handoff);
    if (working) all.push({ as: 'holder', handoff, party: working });
    if (offer && offer.to.person !== null)
      all.push({ as: 'receiver', handoff, party: { ...offer.to, person: offer.to.person } });
    all.push(...asked(handoff.clocks, handoff));
  }
  all.push(...asked(state.clocks, null));
  return all;
}

const asked = (clocks: readonly Clock[], handoff: Handoff | null): readonly Held[] =>
  clocks.flatMap(({ clock, raised }) =>
    raised ? [{ as: 'superior' as const, handoff, clock, rung: raised.rung, party: raised.to }] : [],
  );

/** The ends of budgets that the change moves: it is tried on the state, and nothing of the trial is kept. */
function moved({ plan, state, now }: Change, draft: DraftOf<'directory-changed'>): readonly MovedDeadline[] {
  const trial = { ...draft, seq: state.seq + 1, at: now, cause: '', actor: NOBODY } as Event;
  const before = ends(plan, state);
  return [...ends(plan, follow(plan, state, trial).state)].flatMap(([key, { clock, handoff, at, provisional }]) => {
    const was = before.get(key);
    if (!was || (was.at === at && was.provisional === provisional)) return [];
    return [{ clock, handoff, was: was.at, is: at, provisional }];
  });
}

const NOBODY: Event['actor'] = { kind: 'rule', person: null, onBehalfOf: null, rule: null };

/** When the budget of each running clock ends, by clock, life and handoff. */
function ends(plan: Plan, state: State): ReadonlyMap<string, Ending & Pick<MovedDeadline, 'clock' | 'handoff'>> {
  const all = new Map<string, Ending & Pick<MovedDeadline, 'clock' | 'handoff'>>();
  for (const one of [null, ...openHandoffs(state)])
    for (const clock of (one ?? state).clocks) {
      const ending = endingOf(plan, state, clock, one);
      const handoff = one?.handoff ?? null;
      if (ending) all.set(`${clock.clock} ${clock.life} ${handoff}`, { ...ending, clock: clock.clock, handoff });
    }
  return all;
}
