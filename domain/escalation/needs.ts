import type { CalendarTable } from '../calendar/calendar';
import { canonicalJson } from '../journal/canonical';
import type { DepartmentId, Party, PersonId } from './parties';

/** A question that only the directory can answer. It is known by its canonical JSON. */
export type Need =
  | { readonly ask: 'head' | 'duty'; readonly department: DepartmentId }
  | { readonly ask: 'role'; readonly role: string }
  | { readonly ask: 'person'; readonly person: PersonId }
  | { readonly ask: 'calendar'; readonly department: DepartmentId };

/** `value` is null when nobody (or nothing) is there. */
export interface AnswerTo {
  /** The person who is head, on duty, or in the role, with the department in which they act. */
  head: Party | null;
  duty: Party | null;
  role: Party | null;
  /** The person's departments; the first is where they belong. Null for somebody unknown or no longer active. */
  person: { readonly person: PersonId; readonly departments: readonly DepartmentId[] } | null;
  /** Null when there is no such department. */
  calendar: CalendarTable | null;
}

export interface Answer<A extends Need['ask'] = Need['ask']> {
  readonly value: AnswerTo[A];
  /** The directory's version that gave it. */
  readonly directory: number;
}

/** By `needKey`. */
export type Answers = Readonly<Record<string, Answer>>;

export const needKey = (need: Need): string => canonicalJson(need);
