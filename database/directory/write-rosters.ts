import type { Query } from '../connect';
import { type DirectoryEdit, keepDocuments } from '../writes/keep-documents';
import { turnRosters } from '../writes/turn-rosters';
import type { GivenRoster } from './document';
import { peopleNamed } from './roster-people';

/** The rosters of departments, from now on. One that says the same as before goes on as it is. */
export async function writeRosters(query: Query, rosters: readonly GivenRoster[], edit: DirectoryEdit): Promise<void> {
  // A roster is computed with as a table; what it says is its document, which only the history keeps.
  await keepDocuments(
    query,
    edit,
    rosters.map(({ department, document }) => ({ kind: 'roster', id: department, document })),
  );
  await turnRosters(
    query,
    edit.version,
    rosters.map(({ department, document, table }) => ({
      ...{ department, table },
      people: [...new Set(peopleNamed(document).map(({ person }) => person))],
    })),
  );
}
