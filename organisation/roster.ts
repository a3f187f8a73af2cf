import type { LocalDate, Offset, Week } from '../domain/calendar/table';
import type { PersonId } from '../domain/escalation/parties';

/**
 * A roster as it is computed with, here and in the database (`duty_asked` of migration 0005): hours as minutes, the zone as offsets. What
 * a department's people have been asked to do; whether they are there, is another question.
 */
export interface RosterTable {
  readonly offsets: readonly Offset[];
  /** The first whose dates hold: campaigns, then the usual one. */
  readonly plans: readonly RosterPlan[];
  /** By date, and shift: who is asked in place of those whose turn it is. */
  readonly exceptions: Readonly<Record<LocalDate, Readonly<Record<string, readonly PersonId[]>>>>;
}

export interface RosterPlan {
  /** Both dates are in it; null: no bound. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly shifts: readonly (Turns & { readonly weekly: Week })[];
  /** Who is asked while no shift runs. */
  readonly onCall: Turns | null;
}

export interface Turns {
  readonly shift: string;
  /** A week each, one after another and around; within a turn, in the order in which they are asked. */
  readonly turns: readonly (readonly PersonId[])[];
  /** The first day of the first turn; null where there is but one. */
  readonly first: LocalDate | null;
}

/** Everybody whom a roster names, each once. */
export const peopleOf = ({ plans, exceptions }: RosterTable): readonly PersonId[] => [
  ...new Set([
    ...plans.flatMap(({ shifts, onCall }) =>
      [...shifts, ...(onCall ? [onCall] : [])].flatMap(({ turns }) => turns.flat()),
    ),
    ...Object.values(exceptions).flatMap((shifts) => Object.values(shifts).flat()),
  ]),
];
