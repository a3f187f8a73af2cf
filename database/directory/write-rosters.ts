import type { Query } from '../connect';
import { organisationDocuments } from '../reads/organisation-documents';
import { keepDocuments } from '../writes/keep-documents';
import { turnRoster } from '../writes/turn-roster';
import type { GivenRoster } from './document';

/** Which edit of the directory it is, when (milliseconds), and by whom; null for the program itself. */
export interface DirectoryEdit {
  readonly version: number;
  readonly at: number;
  readonly by: string | null;
}

/** The rosters of departments, from now on. One that says the same as before goes on as it is. */
export async function writeRosters(query: Query, rosters: readonly GivenRoster[], edit: DirectoryEdit): Promise<void> {
  // A roster is computed with as a table; what it says is its document, which only the history keeps.
  await keepDocuments(
    query,
    edit,
    rosters.map(({ department, document }) => ({ kind: 'roster', id: department, document })),
  );
  for (const { department, table, people } of rosters) {
    const [kept] = await organisationDocuments(query, 'roster', { only: department });
    if (kept?.version === edit.version)
      await turnRoster(query, { department, version: edit.version, table, people, fromAt: kept.fromAt });
  }
}
