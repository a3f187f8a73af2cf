import type { DirectoryProblem } from '../domain/directory/problems';
import type { Query, Sql } from './connect';
import { knownIds } from './reads/known-ids';
import { type OrganisationDocument, organisationDocuments } from './reads/organisation-documents';
import { programsAmong } from './reads/programs-among';
import { bumpDirectory } from './writes/bump-directory';
import { keepDocuments } from './writes/keep-documents';
import { type NewResponsibilityRow, turnResponsibility } from './writes/turn-responsibility';

export interface ResponsibilityEdit {
  readonly table: string;
  readonly document: object;
  /** In the order of the document. */
  readonly rows: readonly NewResponsibilityRow[];
  /** Milliseconds. */
  readonly at: number;
  readonly by: string | null;
}

export interface Misnamed {
  /** Pointers into the document. */
  readonly problems: readonly DirectoryProblem[];
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
    const problems = await misnamedIn(query, rows);
    if (problems.length > 0) return { problems };
    const present = async () => (await organisationDocuments(query, 'responsibility', { only: table }))[0];
    still(await present());
    await keepDocuments(query, { version, at, by }, [{ kind: 'responsibility', id: table, document }]);
    const kept = await present();
    if (!kept) throw new Error('a table that was kept is there');
    if (kept.version === version) await turnResponsibility(query, { table, version, fromAt: kept.fromAt }, rows);
    return kept;
  });
}

/** Departments and people whom the directory does not have, and programs, to which no work can come. */
async function misnamedIn(query: Query, rows: readonly NewResponsibilityRow[]): Promise<DirectoryProblem[]> {
  const named = rows.flatMap(({ person }, i) => (person?.rule === 'person' ? [{ id: person.person, row: i }] : []));
  const ids = [...new Set(named.map(({ id }) => id))];
  const departments = [...new Set(rows.map(({ department }) => department))];
  const [known, programs] = [await knownIds(query, departments, ids), await programsAmong(query, ids)];
  return [
    ...rows.flatMap(({ department }, i): DirectoryProblem[] =>
      known.departments.has(department)
        ? []
        : [{ code: 'unknown-department', pointer: `/rows/${i}/department`, params: { department } }],
    ),
    ...named.flatMap(({ id: person, row }): DirectoryProblem[] => {
      const pointer = `/rows/${row}/person`;
      if (!known.people.has(person)) return [{ code: 'unknown-person', pointer, params: { person } }];
      return programs.has(person) ? [{ code: 'not-a-person', pointer, params: { person } }] : [];
    }),
  ];
}
