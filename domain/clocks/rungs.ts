import { assert } from '../assert';
import { calendarOf, NOTHING_USED } from '../calendar/calendar';
import type { Instant } from '../calendar/instant';
import { reopened } from '../escalation/closing';
import { type Directory, UNKNOWN } from '../escalation/consult';
import type { Rang } from '../escalation/events';
import type { Party, Receiver } from '../escalation/parties';
import { broughtIn, calendarFor, findPerson } from '../escalation/receivers';
import { type Handoff, handoffOf, receiver, type State } from '../escalation/state';
import type { Decided } from '../escalation/verb';
import type { Addressee, Plan, Rung } from '../plan/plan';
import type { CaseClock, Clock } from './clock';
import { partyOf, rungsOf, stepOf } from './clocks';
import type { Deadline } from './deadline';
import { afterwards, pending } from './next-deadline';

/** What a deadline does when its instant has come. It asks the directory like a verb, and is never refused. */
export function fire(plan: Plan, state: State, deadline: Deadline, now: Instant, directory: Directory): Decided {
  const handoff = deadline.handoff === null ? null : (handoffOf(state, deadline.handoff) ?? null);
  if (deadline.rung === null) return atTheEnd(plan, state, deadline, handoff, directory);
  const rung = rungsOf(plan, deadline.clock, handoff)[deadline.rung];
  const clock = (handoff ?? state).clocks.find((one) => one.clock === deadline.clock);
  assert(rung && clock, 'a deadline names a rung of a clock that runs');
  return byRung(plan, state, deadline, handoff, rung, clock, now, directory);
}

function atTheEnd(
  plan: Plan,
  state: State,
  deadline: Deadline,
  handoff: Handoff | null,
  directory: Directory,
): Decided {
  switch (deadline.effect) {
    case 'resume':
      return handoff ? [{ type: 'resumed', handoff: handoff.handoff }] : [];
    case 'close':
      return [{ type: 'closed', results: {} }];
    case 'reopen':
      return reopened({ plan, state, directory, reason: 'unconfirmed', by: 'confirm/end' });
    case 'archive':
      return [{ type: 'archived' }];
    default:
      return [{ type: 'promise-missed', clock: deadline.clock }];
  }
}

function byRung(
  plan: Plan,
  state: State,
  deadline: Deadline,
  handoff: Handoff | null,
  rung: Rung,
  clock: Clock,
  now: Instant,
  directory: Directory,
): Decided {
  const rang: Rang = { handoff: deadline.handoff, clock: deadline.clock, rung: deadline.rung ?? 0 };
  const find = (addressee: Addressee) => whoIs(plan, state, handoff, deadline.clock, addressee, directory);
  switch (rung.do) {
    case 'remind':
    case 'notify': {
      const together = 'at' in rung ? sameInstant(plan, state, deadline, handoff) : [{ place: rang.rung, rung }];
      const last = together.at(-1);
      assert(last, 'the rung that fires is pending');
      const to = together.flatMap(({ rung }) => rung.whom).map(find);
      const known = to.filter((one): one is Receiver => one !== UNKNOWN);
      if (known.length < to.length) return UNKNOWN;
      const also = together.slice(0, -1).map(({ place }) => place);
      return [
        {
          type: last.rung.do === 'remind' ? 'reminded' : 'notified',
          ...rang,
          rung: last.place,
          ...(also.length > 0 ? { also } : {}),
          to: distinct(known),
        },
      ];
    }
    case 'raise': {
      const to = person(find(rung.to), state);
      if (to === UNKNOWN) return UNKNOWN;
      const calendar = calendarFor(directory, state, to.department);
      if (calendar === undefined) return UNKNOWN;
      return [
        {
          type: 'raised',
          ...rang,
          to,
          until: calendarOf(calendar ?? clock.calendar).due(now, rung.within, NOTHING_USED),
        },
      ];
    }
    default: {
      const to = person(find(rung.to), state);
      if (to === UNKNOWN) return UNKNOWN;
      const calendar = calendarFor(directory, state, to.department);
      if (calendar === undefined) return UNKNOWN;
      const there = calendar ? { to, ...broughtIn(state, to.department, calendar) } : { to: state.lead };
      if (rung.do === 'reassign') return [{ type: 'reassigned', ...rang, ...there }];
      return [{ type: 'taken-over', ...rang, ...there, ...repetition(rung, clock, deadline, now) }];
    }
  }
}

type Message = Extract<Rung, { readonly do: 'remind' | 'notify' }>;

/**
 * Shares of the budget that a change has put behind come due at one instant, and are one message: the last one's, to all of them
 * (design §4). In the order of the ladder; the one that fires is among them.
 */
function sameInstant(
  plan: Plan,
  state: State,
  { clock, due }: Deadline,
  handoff: Handoff | null,
): readonly { readonly place: number; readonly rung: Message }[] {
  const rungs = rungsOf(plan, clock, handoff);
  return pending(plan, state).flatMap((one) => {
    const rung = one.rung === null ? undefined : rungs[one.rung];
    const sits = one.clock === clock && one.handoff === (handoff?.handoff ?? null) && one.due === due;
    return sits && one.rung !== null && rung && 'at' in rung && (rung.do === 'remind' || rung.do === 'notify')
      ? [{ place: one.rung, rung }]
      : [];
  });
}

/** Repetitions that were missed (an outage) fire once, naming how many; the event is due when the last of them was. */
function repetition(
  rung: Extract<Rung, { do: 'take_over' }>,
  clock: Clock,
  deadline: Deadline,
  now: Instant,
): { times?: number; missed?: number; due?: Instant } {
  if (!rung.repeat) return {};
  if (!clock.repeat) return { times: 1 };
  let { due } = deadline;
  let missed = 0;
  for (let next = after(due); next <= now; next = after(due)) {
    due = next;
    missed++;
  }
  return { times: clock.repeat.times + 1 + missed, due, ...(missed > 0 ? { missed } : {}) };

  function after(instant: Instant): Instant {
    return afterwards(clock, instant, rung.repeat ?? { unit: 'ms', amount: 1 }).at;
  }
}

/** Whom a rung means: the parties of the case, or whom the directory names; nobody there falls to the step's policy, then to the lead. */
export function whoIs(
  plan: Plan,
  state: State,
  handoff: Handoff | null,
  clock: Deadline['clock'],
  addressee: Addressee,
  directory: Directory,
): Receiver | typeof UNKNOWN {
  const about: Receiver = handoff
    ? clock === 'accept'
      ? receiver(handoff)
      : { department: handoff.department, person: handoff.holder }
    : partyOf(state, clock as CaseClock);
  if (addressee === 'holder') return about;
  if (addressee === 'lead' || addressee === 'front') return state[addressee];
  const rule =
    typeof addressee === 'string'
      ? { rule: addressee }
      : 'role' in addressee
        ? { rule: 'role' as const, role: addressee.role }
        : { rule: 'person' as const, person: addressee.person };
  const whose = { state, person: about.person };
  const found = findPerson(directory, about.department, rule, whose);
  if (found === UNKNOWN || found) return found;
  const policy = handoff ? stepOf(plan, handoff).onNobody : 'lead';
  if (policy === 'head' || policy === 'duty') {
    const instead = findPerson(directory, about.department, { rule: policy }, whose);
    if (instead === UNKNOWN || instead) return instead;
  }
  return state.lead;
}

/** Work goes to a person: a queue cannot take it over, so its place is the lead's. */
const person = (found: Receiver | typeof UNKNOWN, state: State): Party | typeof UNKNOWN =>
  found === UNKNOWN ? UNKNOWN : found.person === null ? state.lead : { ...found, person: found.person };

const distinct = (receivers: readonly Receiver[]): readonly Receiver[] => [
  ...new Map(receivers.map((one) => [`${one.department} ${one.person ?? ''}`, one])).values(),
];
