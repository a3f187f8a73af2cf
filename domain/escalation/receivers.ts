import type { CalendarTable } from '../calendar/calendar';
import { own } from '../own';
import type { PersonRule } from '../plan/plan';
import { type Directory, UNKNOWN, type Unknown } from './consult';
import type { Actor, DepartmentId, Party, PersonId, Receiver } from './parties';
import { type Refusal, refuse } from './refusals';
import type { State } from './state';

/** A receiver, and by which policy it was found when the rule itself found nobody. */
export interface Found {
  readonly to: Receiver;
  readonly nobody?: 'head' | 'duty' | 'lead';
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
): Found | 'nobody' | Unknown {
  if (rule.rule === 'claim') return { to: { department, person: null } };
  const found = findPerson(directory, department, rule);
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

/** Whom a person rule names; null for nobody. A role or a named person may belong elsewhere: the work goes with them. */
export function findPerson(
  directory: Directory,
  department: DepartmentId,
  rule: Exclude<PersonRule, { readonly rule: 'claim' }>,
): Party | null | Unknown {
  if ('role' in rule) return directory.ask({ ask: 'role', role: rule.role }) ?? known(directory);
  if (!('person' in rule))
    return rule.rule === 'opener' ? null : (directory.ask({ ask: rule.rule, department }) ?? known(directory));
  const person = directory.ask({ ask: 'person', person: rule.person });
  if (person === undefined) return UNKNOWN;
  const home = person?.departments.includes(department) ? department : person?.departments[0];
  return person && home ? { department: home, person: person.person } : null;
}

/** What `?? ` cannot tell apart: null is an answer, undefined is none yet. */
const known = (directory: Directory): null | Unknown => (directory.missing.length > 0 ? UNKNOWN : null);

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
        : findPerson(directory, side.department, rule);
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
  return person?.departments.includes(department) ? { department, person: opener } : null;
}

/** The calendar of a department: as the state knows it, else as the directory says; null when there is no such department. */
export const calendarFor = (
  directory: Directory,
  state: State | null,
  department: DepartmentId,
): CalendarTable | null | undefined =>
  (state && own(state.calendars, department)) ?? directory.ask({ ask: 'calendar', department });

/** Where a caller wants the work to go: an existing department, and a person who belongs to it. */
export function checkTarget(
  directory: Directory,
  state: State,
  to: { department: DepartmentId; person?: PersonId },
): { calendar: CalendarTable } | Refusal | Unknown {
  const calendar = calendarFor(directory, state, to.department);
  const person = to.person === undefined ? null : directory.ask({ ask: 'person', person: to.person });
  if (calendar === undefined || person === undefined) return UNKNOWN;
  if (calendar === null) return refuse('unknown-department', { department: to.department });
  if (to.person !== undefined) {
    if (!person) return refuse('unknown-person', { person: to.person });
    if (!person.departments.includes(to.department))
      return refuse('not-in-department', { person: to.person, department: to.department });
  }
  return { calendar };
}
