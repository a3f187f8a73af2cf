import type { DirectoryProblem } from '../domain/directory/problems';
import type { Query, Sql } from './connect';
import { goneAmong } from './reads/gone-among';
import { knownIds } from './reads/known-ids';
import { type OrganisationDocument, organisationDocuments } from './reads/organisation-documents';
import { programsAmong } from './reads/programs-among';
import { Undone } from './undone';
import { instantOf, type When } from './when';
import { bumpDirectory } from './writes/bump-directory';
import { keepDocuments } from './writes/keep-documents';
import { type NewResponsibilityRow, turnResponsibility } from './writes/turn-responsibility';

export interface ResponsibilityEdit {
  readonly table: string;
  readonly document: object;
  /** In the order of the document. */
  readonly rows: readonly NewResponsibilityRow[];
  readonly at: When;
  readonly by: string | null;
}

export type ResponsibilityEdited =
  | {
      readonly kind: 'edited';
      readonly table: OrganisationDocument;
      /** Who is named and has left; pointers into the document. */
      readonly warnings: readonly DirectoryProblem[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly DirectoryProblem[] };

/**
 * A responsibility table, from now on: handoffs that are offered later ask it, those that are there stay where they are. The same document
 * again changes nothing. `still` looks, when no other edit can come between, whether what the editor saw still holds.
 */
export async function putResponsibility(
  sql: Sql,
  { table, document, rows, at: when, by }: ResponsibilityEdit,
  still: (present: OrganisationDocument | undefined) => void = () => undefined,
): Promise<ResponsibilityEdited> {
  try {
    return await sql.begin(async (query) => {
      const version = await bumpDirectory(query);
      const at = instantOf(when);
      const present = async () => (await organisationDocuments(query, 'responsibility', { among: [table] }))[0];
      still(await present());
      const { problems, warnings } = await namedIn(query, rows, at);
      if (problems.length > 0) throw new Undone({ problems });
      await keepDocuments(query, { version, at, by }, [{ kind: 'responsibility', id: table, document }]);
      const kept = await present();
      if (!kept) throw new Error('a table that was kept is there');
      if (kept.version === version) await turnResponsibility(query, { table, version, fromAt: kept.fromAt }, rows);
      return { kind: 'edited', table: kept, warnings };
    });
  } catch (error) {
    if (error instanceof Undone) return { kind: 'refused', problems: error.found.problems };
    throw error;
  }
}

/** Departments and people whom the directory does not have, programs, to which no work can come, and who has left. */
async function namedIn(query: Query, rows: readonly NewResponsibilityRow[], at: number) {
  const named = rows.flatMap(({ person }, i) =>
    person?.rule === 'person' ? [{ person: person.person, pointer: `/rows/${i}/person` }] : [],
  );
  const people = [...new Set(named.map(({ person }) => person))];
  const departments = [...new Set(rows.map(({ department }) => department))];
  const known = await knownIds(query, departments, people);
  const programs = await programsAmong(query, people);
  const gone = await goneAmong(query, people, at);
  const where = (
    code: 'unknown-person' | 'not-a-person' | 'has-left',
    of: (person: string) => boolean,
  ): DirectoryProblem[] =>
    named.flatMap(({ person, pointer }) => (of(person) ? [{ code, pointer, params: { person } }] : []));
  return {
    problems: [
      ...rows.flatMap(({ department }, i): DirectoryProblem[] =>
        known.departments.has(department)
          ? []
          : [{ code: 'unknown-department', pointer: `/rows/${i}/department`, params: { department } }],
      ),
      ...where('unknown-person', (person) => !known.people.has(person)),
      ...where('not-a-person', (person) => programs.has(person)),
    ],
    warnings: where('has-left', (person) => gone.has(person)),
  };
}
