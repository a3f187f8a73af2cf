import type { Sql } from './connect';
import { type OrganisationDocument, organisationDocuments } from './reads/organisation-documents';
import { type Misnamed, misnamedBy } from './rosters';
import { bumpDirectory } from './writes/bump-directory';
import { keepDocuments } from './writes/keep-documents';
import { type NewResponsibilityRow, turnResponsibility } from './writes/turn-responsibility';

export interface ResponsibilityEdit {
  readonly table: string;
  readonly document: object;
  readonly rows: readonly NewResponsibilityRow[];
  /** Milliseconds. */
  readonly at: number;
  readonly by: string | null;
}

/**
 * A responsibility table, from now on: handoffs that are offered later ask it, those that are there stay where they are. The same document
 * again changes nothing. `still` looks, when no other edit can come between, whether what the editor saw still holds.
 */
export function putResponsibility(
  sql: Sql,
  { table, document, rows, at, by }: ResponsibilityEdit,
  still: (present: OrganisationDocument | undefined) => void = () => undefined,
): Promise<OrganisationDocument | Misnamed> {
  return sql.begin(async (query) => {
    const version = await bumpDirectory(query);
    const people = rows.flatMap(({ person }) => (person?.rule === 'person' ? [person.person] : []));
    const misnamed = await misnamedBy(query, [...new Set(rows.map(({ department }) => department))], people);
    if (misnamed) return misnamed;
    const present = async () => (await organisationDocuments(query, 'responsibility', { only: table }))[0];
    still(await present());
    await keepDocuments(query, { version, at, by }, [{ kind: 'responsibility', id: table, document }]);
    const kept = await present();
    if (!kept) throw new Error('a table that was kept is there');
    if (kept.version === version) await turnResponsibility(query, { table, version, fromAt: kept.fromAt }, rows);
    return kept;
  });
}
