import type { Query, Sql } from './connect';
import { knownIds } from './reads/known-ids';
import { type OrganisationDocument, organisationDocuments } from './reads/organisation-documents';
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

export type Unknown = { readonly departments: readonly string[]; readonly people: readonly string[] };

/**
 * The roster of a department, from now on; the same document again changes nothing. `still` looks, when no other edit can come between,
 * whether what the editor saw still holds.
 */
export function putRoster(
  sql: Sql,
  { department, document, table, people, at, by }: RosterEdit,
  still: (present: OrganisationDocument | undefined) => void = () => undefined,
): Promise<OrganisationDocument | Unknown> {
  return sql.begin(async (query) => {
    const version = await bumpDirectory(query);
    const unknown = await unknownOf(query, [department], people);
    if (unknown) return unknown;
    const present = async () => (await organisationDocuments(query, 'roster', { only: department }))[0];
    still(await present());
    await keepDocuments(query, { version, at, by }, [{ kind: 'roster', id: department, document }]);
    const kept = await present();
    if (!kept) throw new Error('a roster that was kept is there');
    if (kept.version === version) await turnRoster(query, { department, version, table, people, fromAt: kept.fromAt });
    return kept;
  });
}

/** Which of these the directory does not have; undefined when it has them all. */
export async function unknownOf(
  query: Query,
  departments: readonly string[],
  people: readonly string[],
): Promise<Unknown | undefined> {
  const known = await knownIds(query, departments, people);
  const unknown = {
    departments: departments.filter((id) => !known.departments.has(id)),
    people: people.filter((id) => !known.people.has(id)),
  };
  return unknown.departments.length + unknown.people.length > 0 ? unknown : undefined;
}
