import type { Query, Sql } from './connect';
import { knownIds } from './reads/known-ids';
import { type OrganisationDocument, organisationDocuments } from './reads/organisation-documents';
import { programsAmong } from './reads/programs-among';
import { bumpDirectory } from './writes/bump-directory';
import { keepDocuments } from './writes/keep-documents';
import { turnRoster } from './writes/turn-roster';

export interface RosterEdit {
  readonly department: string;
  readonly document: object;
  /** The document compiled (`organisation/compile-roster`). */
  readonly table: object;
  readonly people: readonly string[];
  /** Milliseconds. */
  readonly at: number;
  readonly by: string | null;
}

/** Whom a document may not name: the directory does not have them, or they are programs, to which no work can come. */
export interface Misnamed {
  readonly departments: readonly string[];
  readonly people: readonly string[];
  readonly programs: readonly string[];
}

/**
 * The roster of a department, from now on; the same document again changes nothing. `still` looks, when no other edit can come between,
 * whether what the editor saw still holds.
 */
export function putRoster(
  sql: Sql,
  { department, document, table, people, at, by }: RosterEdit,
  still: (present: OrganisationDocument | undefined) => void = () => undefined,
): Promise<OrganisationDocument | Misnamed> {
  return sql.begin(async (query) => {
    const version = await bumpDirectory(query);
    const misnamed = await misnamedBy(query, [department], people);
    if (misnamed) return misnamed;
    const present = async () => (await organisationDocuments(query, 'roster', { only: department }))[0];
    still(await present());
    await keepDocuments(query, { version, at, by }, [{ kind: 'roster', id: department, document }]);
    const kept = await present();
    if (!kept) throw new Error('a roster that was kept is there');
    if (kept.version === version) await turnRoster(query, { department, version, table, people, fromAt: kept.fromAt });
    return kept;
  });
}

/** Which of these may not be named where work comes to them; undefined when all may. */
export async function misnamedBy(
  query: Query,
  departments: readonly string[],
  people: readonly string[],
): Promise<Misnamed | undefined> {
  const known = await knownIds(query, departments, people);
  const misnamed = {
    departments: departments.filter((id) => !known.departments.has(id)),
    people: people.filter((id) => !known.people.has(id)),
    programs: [...(await programsAmong(query, people))],
  };
  return Object.values(misnamed).some((ids) => ids.length > 0) ? misnamed : undefined;
}
