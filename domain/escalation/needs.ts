import type { CalendarTable } from '../calendar/calendar';
import { canonicalJson } from '../journal/canonical';
import type { FieldValue } from '../plan/fields';
import type { PersonRule } from '../plan/plan';
import type { DepartmentId, Party, PersonId } from './parties';

/** A question that only the directory can answer, as of the instant at which it is asked. It is known by its canonical JSON. */
export type Need =
  | {
      readonly ask: 'head' | 'duty' | 'supervisor' | 'least-loaded' | 'room' | 'calendar';
      readonly department: DepartmentId;
    }
  | { readonly ask: 'role'; readonly role: string }
  | { readonly ask: 'person' | 'manager'; readonly person: PersonId }
  /** Which row of a responsibility table (职责分工表) holds for these fields. */
  | { readonly ask: 'responsibility'; readonly table: string; readonly of: Readonly<Record<string, FieldValue>> };

/**
 * `value` is null when nobody (or nothing) is there. Nobody who is leaving or gone is ever an answer. Somebody absent is answered by
 * their substitute, with `for`; without one who is there (a chain of substitutes ends, T12) that is nobody.
 */
export interface AnswerTo {
  head: Party | null;
  /** On duty by the department's roster. */
  duty: Party | null;
  supervisor: Party | null;
  /** The member with the fewest handoffs in hand, ties by id; null also where the department is at its limit. */
  'least-loaded': Party | null;
  role: Party | null;
  /** The person's manager, or while there is none who can act, that one's, and so on up. */
  manager: Party | null;
  person: Somebody | null;
  /** Null when there is no such department. */
  calendar: CalendarTable | null;
  /** The work-in-progress limit in force and how many handoffs are in hand; null where there is no limit. */
  room: { readonly limit: number; readonly inHand: number; readonly head: Party | null } | null;
  responsibility: Responsible | null;
}

/** Null for somebody unknown, leaving or gone. */
export interface Somebody {
  readonly person: PersonId;
  /** The first is where they belong; those to which they are lent follow. */
  readonly departments: readonly DepartmentId[];
  /** While they are absent: who stands in for them (null: nobody who is there). Missing while they are there. */
  readonly away?: { readonly instead: PersonId | null };
}

export interface Responsible {
  readonly department: DepartmentId;
  /** Null: as the step says. */
  readonly person: PersonRule | null;
  /** The version of the table, and the row, for the record. */
  readonly table: string;
  readonly version: number;
  readonly row: string;
}

export interface Answer<A extends Need['ask'] = Need['ask']> {
  readonly value: AnswerTo[A];
  /** The directory's version that gave it. */
  readonly directory: number;
}

/** By `needKey`. */
export type Answers = Readonly<Record<string, Answer>>;

export const needKey = (need: Need): string => canonicalJson(need);
