import type { CalendarTable } from '../calendar/calendar';
import { own } from '../own';
import type { PersonRule } from '../plan/plan';
import { type Directory, UNKNOWN, type Unknown } from './consult';
import type { Somebody } from './needs';
import type { Actor, DepartmentId, Party, PersonId, Receiver } from './parties';
import { type Refusal, refuse } from './refusals';
import type { State } from './state';

/** A receiver, and by which policy it was found when the rule itself found nobody. */
export interface Found {
  readonly to: Receiver;
  readonly nobody?: 'head' | 'duty' | 'lead';
}

/** What a person rule is asked about, beside the department in which it looks. */
export interface About {
  /** Null when the case is only being opened. */
  readonly state: State | null;
  /** Whoever hands the work over (a receiver is found), or has it (a rung speaks to somebody about it). */
  readonly person: PersonId | null;
}

/**
 * Whom a rule names in a department, with the policy for when that is nobody (T10): first the declared one, then always the lead, so
 * that the case never lacks a holder. `refuse` leaves it to the caller, who is a person and can do something about it.
 */
export function findReceiver(
  directory: Directory,
  department: DepartmentId,
  rule: PersonRule,
  onNobody: 'head' | 'duty' | 'lead' | 'refuse',
  lead: Party,
  about: About,
): Found | 'nobody' | Unknown {
  if (rule.rule === 'claim') return { to: { department, person: null } };
  const found = findPerson(directory, department, rule, about);
  if (found === UNKNOWN) return UNKNOWN;
  if (found) return { to: found };
  if (onNobody === 'refuse') return 'nobody';
  if (onNobody !== 'lead') {
    const instead = directory.ask({ ask: onNobody, department });
    if (instead === undefined) return UNKNOWN;
    if (instead) return { to: instead, nobody: onNobody };
  }
  return { to: lead, nobody: 'lead' };
}

/** Whom a person rule names; null for nobody. A role, a manager or a named person may belong elsewhere: the work goes with them. */
export function findPerson(
  directory: Directory,
  department: DepartmentId,
  rule: Exclude<PersonRule, { readonly rule: 'claim' }>,
  { state, person }: About,
): Party | null | Unknown {
  switch (rule.rule) {
    case 'opener':
      return null;
    case 'role':
      return said(directory.ask({ ask: 'role', role: rule.role }));
    case 'manager':
      return person === null ? null : said(directory.ask({ ask: 'manager', person }));
    case 'person':
      return findNamed(directory, department, rule.person);
    case 'same-as': {
      const before = state?.handoffs.findLast(({ step, accountable }) => step === rule.step && accountable !== null);
      return before?.accountable ? findNamed(directory, before.department, before.accountable) : null;
    }
    default:
      return said(directory.ask({ ask: rule.rule, department }));
  }
}

const said = (found: Party | null | undefined): Party | null | Unknown => (found === undefined ? UNKNOWN : found);

/** Somebody by name, in this department if they belong to it, else where they do; while they are absent, who stands in for them. */
function findNamed(directory: Directory, department: DepartmentId, person: PersonId): Party | null | Unknown {
  const found = directory.ask({ ask: 'person', person });
  if (found === undefined) return UNKNOWN;
  const home = found?.departments.includes(department) ? department : found?.departments[0];
  return found && home ? present(found, home) : null;
}

/** Who acts for somebody in a department now; null while they are absent and nobody stands in. */
export function present({ person, away }: Somebody, department: DepartmentId): Party | null {
  if (!away) return { department, person };
  return away.instead === null ? null : { department, person: away.instead, for: person };
}

/**
 * The opener where the rule says so and they belong to the department; else whom `else` names. Both are asked for at once: opening asks
 * more than any other act, and has three rounds for it.
 */
export function findSide(
  directory: Directory,
  side: { department: DepartmentId; person: PersonRule; else: PersonRule },
  opener: PersonId | null,
  actor: Actor,
): Party | Refusal | Unknown {
  let waits = false;
  for (const rule of [side.person, side.else]) {
    if (rule.rule === 'claim') continue;
    const found =
      rule.rule === 'opener'
        ? openerIn(directory, side.department, opener, actor)
        : findPerson(directory, side.department, rule, { state: null, person: actor.person });
    if (found === UNKNOWN) waits = true;
    else if (found) return waits ? UNKNOWN : found;
  }
  return waits ? UNKNOWN : refuse('nobody-found', { step: 'lead', department: side.department });
}

function openerIn(
  directory: Directory,
  department: DepartmentId,
  opener: PersonId | null,
  actor: Actor,
): Party | null | Unknown {
  if (!opener) return null;
  if (opener === actor.person)
    return actor.relations.some((relation) => relation.department === department)
      ? { department, person: opener }
      : null;
  const person = directory.ask({ ask: 'person', person: opener });
  if (person === undefined) return UNKNOWN;
  return person?.departments.includes(department) ? present(person, department) : null;
}

/** The calendar of a department: as the state knows it, else as the directory says; null when there is no such department. */
export const calendarFor = (
  directory: Directory,
  state: State | null,
  department: DepartmentId,
): CalendarTable | null | undefined =>
  (state && own(state.calendars, department)) ?? directory.ask({ ask: 'calendar', department });

/** What an event says about the calendar of a department that it brings in: nothing, where the case knows that one already. */
export function broughtIn(
  state: State | null,
  department: DepartmentId,
  calendar: CalendarTable,
): { readonly calendar?: CalendarTable } {
  const known = state && own(state.calendars, department);
  return known?.id === calendar.id && known.version === calendar.version ? {} : { calendar };
}

/** Where a caller wants the work to go: an existing department, and a person who belongs to it, or who stands in for them. */
export function checkTarget(
  directory: Directory,
  state: State,
  to: { department: DepartmentId; person?: PersonId },
): { calendar: CalendarTable; to: Receiver } | Refusal | Unknown {
  const calendar = calendarFor(directory, state, to.department);
  const person = to.person === undefined ? null : directory.ask({ ask: 'person', person: to.person });
  if (calendar === undefined || person === undefined) return UNKNOWN;
  if (calendar === null) return refuse('unknown-department', { department: to.department });
  if (to.person === undefined) return { calendar, to: { department: to.department, person: null } };
  if (!person) return refuse('unknown-person', { person: to.person });
  if (!person.departments.includes(to.department))
    return refuse('not-in-department', { person: to.person, department: to.department });
  const there = present(person, to.department);
  return there ? { calendar, to: there } : refuse('person-away', { person: to.person });
}
