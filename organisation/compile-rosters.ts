import type { RosterDocument } from '../contract/rosters';
import type { Instant } from '../domain/calendar/instant';
import type { CalendarProblem } from '../domain/calendar/problems';
import { compileRoster } from './compile-roster';
import type { RosterTable } from './roster';

/** The roster of a department as it is written: what it says, and the table with which it is computed. */
export interface PlacedRoster {
  /** In the list that was given. */
  readonly place: number;
  readonly department: string;
  readonly document: RosterDocument;
  readonly table: RosterTable;
}

/** Many at once; of those that are wrong, what is, with pointers from `/rosters/{place}` on. `at`: when they are published. */
export function compileRosters(
  documents: readonly { readonly department: string; readonly document: RosterDocument }[],
  at: Instant,
): { readonly rosters: readonly PlacedRoster[]; readonly errors: readonly CalendarProblem[] } {
  const rosters: PlacedRoster[] = [];
  const errors: CalendarProblem[] = [];
  for (const [place, { department, document }] of documents.entries()) {
    const one = compileRoster(document, at);
    if (one.kind === 'table') rosters.push({ place, department, document, table: one.table });
    else errors.push(...one.errors.map((wrong) => ({ ...wrong, pointer: `/rosters/${place}${wrong.pointer}` })));
  }
  return { rosters, errors };
}
