import type { Query, Sql } from './connect';
import { departmentCycle } from './reads/department-cycle';
import { knownIds } from './reads/known-ids';
import { rolesHeldOutside } from './reads/roles-held-outside';
import { bumpDirectory } from './writes/bump-directory';
import { deleteMemberships } from './writes/delete-memberships';
import { deleteRoleHolders } from './writes/delete-role-holders';
import { insertMemberships } from './writes/insert-memberships';
import { insertRoleHolders } from './writes/insert-role-holders';
import { upsertDepartments } from './writes/upsert-departments';
import { upsertPeople } from './writes/upsert-people';

/** A part of the directory as it shall be. What it names is replaced whole; what it does not name stays. */
export interface DirectoryDocument {
  readonly departments: readonly {
    readonly id: string;
    readonly name: { readonly zh: string; readonly en: string };
    readonly parent: string | null;
    readonly head: string | null;
    readonly duty: string | null;
    readonly calendar: 'round-the-clock';
  }[];
  readonly people: readonly {
    readonly id: string;
    readonly name: { readonly zh: string; readonly en: string };
    readonly kind: 'person' | 'program';
    readonly active: boolean;
    /** The first is where the person belongs. */
    readonly departments: readonly { readonly department: string; readonly as: 'member' | 'supervisor' }[];
  }[];
  /** The holders in the order in which they are asked, each with the department in which they act. */
  readonly roles: readonly {
    readonly role: string;
    readonly holders: readonly { readonly person: string; readonly department: string }[];
  }[];
}

/** What is wrong with a document, and where: an RFC 6901 pointer into it. */
export interface DirectoryProblem {
  readonly code: 'unknown-department' | 'unknown-person' | 'named-twice' | 'own-ancestor' | 'not-in-department';
  readonly pointer: string;
  readonly value: string;
}

export type DirectoryEdited =
  | { readonly kind: 'edited'; readonly version: number }
  | { readonly kind: 'refused'; readonly problems: readonly DirectoryProblem[] };

/**
 * Writes a document in one transaction, as one version of the directory; or nothing of it, with all that is wrong. `still` looks, when no
 * other edit can come between, whether what the editor saw still holds; what it throws ends the transaction.
 */
export async function editDirectory(
  sql: Sql,
  document: DirectoryDocument,
  still: (query: Query) => Promise<void> = () => Promise.resolve(),
): Promise<DirectoryEdited> {
  const twice = namedTwice(document);
  if (twice.length > 0) return { kind: 'refused', problems: twice };
  try {
    return await sql.begin(async (query) => {
      const version = await bumpDirectory(query);
      await still(query);
      refuse(await unknownReferences(query, document));
      await write(query, document);
      refuse(await contradictions(query, document));
      return { kind: 'edited', version };
    });
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', problems: error.problems };
    throw error;
  }
}

/** Rolls the transaction back on its way out. */
class Refused extends Error {
  constructor(readonly problems: readonly DirectoryProblem[]) {
    super('the directory refuses the document');
  }
}

function refuse(problems: readonly DirectoryProblem[]): void {
  if (problems.length > 0) throw new Refused(problems);
}

interface Reference {
  readonly to: 'department' | 'person';
  readonly id: string;
  readonly pointer: string;
}

function references(document: DirectoryDocument): Reference[] {
  const found: Reference[] = [];
  const add = (to: Reference['to'], id: string | null, pointer: string): void => {
    if (id !== null) found.push({ to, id, pointer });
  };
  for (const [i, { parent, head, duty }] of document.departments.entries()) {
    add('department', parent, `/departments/${i}/parent`);
    add('person', head, `/departments/${i}/head`);
    add('person', duty, `/departments/${i}/duty`);
  }
  for (const [i, { departments }] of document.people.entries())
    for (const [j, { department }] of departments.entries())
      add('department', department, `/people/${i}/departments/${j}/department`);
  for (const [i, { holders }] of document.roles.entries())
    for (const [j, { person, department }] of holders.entries()) {
      add('person', person, `/roles/${i}/holders/${j}/person`);
      add('department', department, `/roles/${i}/holders/${j}/department`);
    }
  return found;
}

async function unknownReferences(query: Query, document: DirectoryDocument): Promise<DirectoryProblem[]> {
  const given = {
    department: new Set(document.departments.map(({ id }) => id)),
    person: new Set(document.people.map(({ id }) => id)),
  };
  const open = references(document).filter(({ to, id }) => !given[to].has(id));
  if (open.length === 0) return [];
  const named = (to: Reference['to']) => [...new Set(open.filter((one) => one.to === to).map(({ id }) => id))];
  const known = await knownIds(query, named('department'), named('person'));
  return open
    .filter(({ to, id }) => !(to === 'department' ? known.departments : known.people).has(id))
    .map(({ to, id, pointer }) => ({ code: `unknown-${to}`, pointer, value: id }));
}

/** An id may stand once in its list: which of two should hold? */
function namedTwice(document: DirectoryDocument): DirectoryProblem[] {
  const again = (ids: readonly string[], pointer: (index: number) => string): DirectoryProblem[] =>
    ids.flatMap((value, index) =>
      ids.indexOf(value) < index ? [{ code: 'named-twice' as const, pointer: pointer(index), value }] : [],
    );
  const ids = <T>(list: readonly T[], of: (one: T) => string) => list.map(of);
  return [
    ...again(
      ids(document.departments, ({ id }) => id),
      (i) => `/departments/${i}/id`,
    ),
    ...again(
      ids(document.people, ({ id }) => id),
      (i) => `/people/${i}/id`,
    ),
    ...again(
      ids(document.roles, ({ role }) => role),
      (i) => `/roles/${i}/role`,
    ),
    ...document.people.flatMap(({ departments }, i) =>
      again(
        ids(departments, ({ department }) => department),
        (j) => `/people/${i}/departments/${j}/department`,
      ),
    ),
    ...document.roles.flatMap(({ holders }, i) =>
      again(
        ids(holders, ({ person }) => person),
        (j) => `/roles/${i}/holders/${j}/person`,
      ),
    ),
  ];
}

async function write(query: Query, { departments, people, roles }: DirectoryDocument): Promise<void> {
  if (people.length > 0)
    await upsertPeople(
      query,
      people.map(({ id, name, kind, active }) => ({ id, nameZh: name.zh, nameEn: name.en, kind, active })),
    );
  if (departments.length > 0)
    await upsertDepartments(
      query,
      departments.map(({ id, name, parent, head, duty, calendar }) => ({
        id,
        nameZh: name.zh,
        nameEn: name.en,
        parent,
        head,
        duty,
        calendar,
      })),
    );
  if (people.length > 0) {
    await deleteMemberships(
      query,
      people.map(({ id }) => id),
    );
    const places = people.flatMap(({ id, departments }) =>
      departments.map(({ department, as }, index) => ({ person: id, department, as, place: index + 1 })),
    );
    if (places.length > 0) await insertMemberships(query, places);
  }
  if (roles.length > 0) {
    await deleteRoleHolders(
      query,
      roles.map(({ role }) => role),
    );
    const held = roles.flatMap(({ role, holders }) =>
      holders.map(({ person, department }, index) => ({ role, person, department, place: index + 1 })),
    );
    if (held.length > 0) await insertRoleHolders(query, held);
  }
}

/** What the directory as a whole would say that cannot be; the pointer is empty where the document does not name it. */
async function contradictions(query: Query, document: DirectoryDocument): Promise<DirectoryProblem[]> {
  const problems: DirectoryProblem[] = [];
  const cycle = await departmentCycle(query);
  if (cycle !== undefined) {
    const index = document.departments.findIndex(({ id }) => id === cycle);
    problems.push({ code: 'own-ancestor', pointer: index < 0 ? '' : `/departments/${index}/parent`, value: cycle });
  }
  for (const { role, person, department } of await rolesHeldOutside(query)) {
    const i = document.roles.findIndex((one) => one.role === role);
    const j = document.roles[i]?.holders.findIndex((one) => one.person === person) ?? -1;
    const pointer = j < 0 ? '' : `/roles/${i}/holders/${j}/department`;
    problems.push({ code: 'not-in-department', pointer, value: `${role}: ${person}, ${department}` });
  }
  return problems;
}
