import type { DirectoryProblem } from '../domain/directory/problems';
import type { Query, Sql } from './connect';
import { type Changes, changesBetween, type Snapshot } from './directory/changes';
import type { DirectoryDocument, DirectoryKind } from './directory/document';
import { problemsWithin, type Reference, references } from './directory/document-problems';
import {
  type Edited,
  goneBy,
  lostBelongings,
  newlyUnresolved,
  OBSTACLES,
  standing,
  type Unresolved,
  WARNINGS,
  workToMove,
} from './directory/obstacles';
import { snapshot, touchedBy } from './directory/snapshot';
import { spanProblems } from './directory/span-problems';
import { write } from './directory/write';
import { departmentCycle } from './reads/department-cycle';
import { homes } from './reads/homes';
import { knownIds } from './reads/known-ids';
import { managerCycle } from './reads/manager-cycle';
import { programsAmong } from './reads/programs-among';
import { rolesHeldOutside } from './reads/roles-held-outside';
import { spansOf } from './reads/spans-of';
import { Undone } from './undone';
import { instantOf, type When } from './when';
import { bumpDirectory } from './writes/bump-directory';
import { type DirectoryEdit, keepDocuments } from './writes/keep-documents';

export type { DirectoryDocument } from './directory/document';

export interface EditOptions<S = undefined> {
  readonly at?: When;
  /** Who edits; null, or left out, for the program itself. */
  readonly by?: string | null;
  /** Looks, when no other edit can come between, whether what the editor saw still holds; what it throws ends the transaction. */
  readonly still?: (query: Query) => Promise<void>;
  /** Reads what was written, before anybody else can edit it. */
  readonly show?: (query: Query) => Promise<S>;
}

/** Looks at what a dry run has written, before it is undone, and warns. */
export type Look = (query: Query, changes: Changes) => Promise<readonly DirectoryProblem[]>;

/** What an edit changes, and what comes of it. */
export interface Effect extends Changes {
  /** The version of the directory that it made. */
  readonly version: number;
  readonly warnings: readonly DirectoryProblem[];
  /** What rests on whoever belongs somewhere no more, or goes (department null: all of it). */
  readonly work: Awaited<ReturnType<typeof workToMove>>;
  /** Where flows found somebody, and find nobody any more. */
  readonly unresolved: readonly Unresolved[];
}

export type DirectoryEdited<S = undefined> =
  | ({ readonly kind: 'edited'; readonly at: number; readonly shown: S | undefined } & Effect)
  | { readonly kind: 'refused'; readonly problems: readonly DirectoryProblem[] };

/**
 * Writes a document in one transaction, as one version of the directory, and keeps what was; or nothing of it, with what is wrong: who or
 * what is named and is not there, else all that the edit would leave behind.
 */
export async function editDirectory<S = undefined>(
  sql: Sql,
  document: DirectoryDocument,
  options: EditOptions<S> = {},
): Promise<DirectoryEdited<S>> {
  const within = problemsWithin(document);
  if (within.length > 0) return { kind: 'refused', problems: within };
  const { by = null, still, show } = options;
  try {
    return await sql.begin(async (query) => {
      const version = await bumpDirectory(query);
      await still?.(query);
      const edit = { version, at: instantOf(options.at), by };
      const { problems, changes, after, ...effect } = await carryOut(query, document, edit);
      if (problems.length > 0) throw new Undone({ problems });
      await keepDocuments(query, edit, keptOf(changes, after));
      return { kind: 'edited', version, at: edit.at, ...changes, ...effect, shown: await show?.(query) };
    });
  } catch (error) {
    if (error instanceof Undone) return { kind: 'refused', problems: error.found.problems };
    throw error;
  }
}

/** What an edit would do, without doing it: it is carried out as far as it goes, and undone. `problems` is what it would be refused for. */
export async function tryDirectory(
  sql: Sql,
  document: DirectoryDocument,
  options: Pick<EditOptions, 'at'> & { readonly look?: Look } = {},
): Promise<Effect & { readonly problems: readonly DirectoryProblem[] }> {
  const nothing = { added: [], changed: [], removed: [], losses: [], warnings: [], work: [], unresolved: [] };
  const within = problemsWithin(document);
  let present = 0;
  try {
    return await sql.begin(async (query) => {
      const version = await bumpDirectory(query);
      present = version - 1;
      if (within.length > 0) throw new Undone({ problems: within });
      const edit = { version, at: instantOf(options.at), by: null };
      const { problems, changes, after: _after, ...effect } = await carryOut(query, document, edit);
      const seen = (await options.look?.(query, changes)) ?? [];
      throw new Undone({ problems, ...changes, ...effect, warnings: [...effect.warnings, ...seen] });
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    const { found } = error as Undone<Effect & { problems: readonly DirectoryProblem[] }>;
    return { ...nothing, ...found, version: present };
  }
}

interface CarriedOut {
  readonly problems: readonly DirectoryProblem[];
  readonly changes: Changes;
  readonly after: Snapshot;
  readonly warnings: readonly DirectoryProblem[];
  readonly work: Effect['work'];
  readonly unresolved: Effect['unresolved'];
}

/** Writes what can be written, and looks at what has come of it. */
async function carryOut(query: Query, document: DirectoryDocument, edit: DirectoryEdit): Promise<CarriedOut> {
  const { at } = edit;
  const known = await spansOf(query, spanned(document), {
    absences: (document.absences ?? []).map(({ id }) => id),
    lendings: (document.lendings ?? []).map(({ id }) => id),
  });
  const early = [...(await unknownReferences(query, document)), ...spanProblems(document, known, at)];
  if (early.length > 0) throw new Undone({ problems: early });
  const touched = await touchedBy(query, document);
  const before = await snapshot(query, touched);
  const concerned = concernedBy(document, before);
  const stood = await standing(query, concerned, at);
  await write(query, document, edit);
  const after = await snapshot(query, touched);
  const edited: Edited = {
    ...{ query, at, document, touched },
    before: { ...before, standing: stood },
    after: { ...after, standing: await standing(query, concerned, at) },
  };
  const gone = goneBy(edited).map((person) => ({ person, department: null }));
  return {
    problems: [...(await contradictions(query, document, before)), ...(await ofRules(OBSTACLES, edited))],
    changes: changesBetween(before, after),
    after,
    warnings: await ofRules(WARNINGS, edited),
    work: await workToMove(edited, [...lostBelongings(edited), ...gone]),
    unresolved: newlyUnresolved(edited),
  };
}

async function ofRules(
  rules: Readonly<Record<string, (edited: Edited) => Promise<DirectoryProblem[]>>>,
  edited: Edited,
) {
  const found: DirectoryProblem[] = [];
  for (const rule of Object.values(rules)) found.push(...(await rule(edited)));
  return found;
}

/** The changed documents, as their history keeps them; null for one that is there no more. What rosters say is kept as they are written. */
function keptOf({ added, changed, removed }: Changes, after: Snapshot) {
  const now = (kind: DirectoryKind, id: string) => (after[kind] as ReadonlyMap<string, unknown>).get(id) ?? null;
  return [...added, ...changed, ...removed]
    .filter(({ kind }) => kind !== 'roster')
    .map(({ kind, id }) => ({ kind, id, document: now(kind, id) }));
}

/** Whose absences and lendings an edit must look at. */
const spanned = ({ absences = [], lendings = [] }: DirectoryDocument): string[] => [
  ...new Set([...absences, ...lendings].map(({ person }) => person)),
];

/** Who may belong somewhere no more. */
const concernedBy = (document: DirectoryDocument, before: Snapshot): string[] => [
  ...new Set([
    ...before.person.keys(),
    ...document.departments.flatMap(({ id }) => {
      const was = before.department.get(id);
      return [was?.head ?? [], was?.duty ?? []].flat();
    }),
    ...[...before.lending.values()].map(({ person }) => person),
  ]),
];

async function unknownReferences(query: Query, document: DirectoryDocument): Promise<DirectoryProblem[]> {
  const given = {
    department: new Set(document.departments.map(({ id }) => id)),
    person: new Set(document.people.map(({ id }) => id)),
    calendar: new Set<string>(),
  };
  const open = references(document).filter(({ to, id }) => !given[to].has(id));
  if (open.length === 0) return [];
  const named = (to: Reference['to']) => [...new Set(open.filter((one) => one.to === to).map(({ id }) => id))];
  const { departments, people, calendars } = await knownIds(
    query,
    named('department'),
    named('person'),
    named('calendar'),
  );
  const known = { department: departments, person: people, calendar: calendars };
  return open.filter(({ to, id }) => !known[to].has(id)).map(unknown);
}

function unknown({ to, id, pointer }: Reference): DirectoryProblem {
  switch (to) {
    case 'department':
      return { code: 'unknown-department', pointer, params: { department: id } };
    case 'person':
      return { code: 'unknown-person', pointer, params: { person: id } };
    case 'calendar':
      return { code: 'unknown-calendar', pointer, params: { calendar: id } };
  }
}

/** What the directory as a whole would say that cannot be; the pointer is empty where the document does not name it. */
async function contradictions(
  query: Query,
  document: DirectoryDocument,
  before: Snapshot,
): Promise<DirectoryProblem[]> {
  const problems: DirectoryProblem[] = [];
  const cycle = document.departments.length > 0 ? await departmentCycle(query) : undefined;
  if (cycle !== undefined) {
    const index = document.departments.findIndex(({ id }) => id === cycle);
    const pointer = index < 0 ? '' : `/departments/${index}/parent`;
    problems.push({ code: 'own-ancestor', pointer, params: { department: cycle } });
  }
  const named = references(document).filter(({ work }) => work === 'person');
  const programs = await programsAmong(
    query,
    named.map(({ id }) => id),
  );
  for (const { id, pointer } of named)
    if (programs.has(id)) problems.push({ code: 'not-a-person', pointer, params: { person: id } });
  const managed = document.people.filter(({ manager }) => manager).map(({ id }) => id);
  const own = managed.length > 0 ? await managerCycle(query, managed) : undefined;
  if (own !== undefined) {
    const index = document.people.findIndex(({ id }) => id === own);
    problems.push({ code: 'own-manager', pointer: `/people/${index}/manager`, params: { person: own } });
  }
  for (const { role, person, department } of await rolesHeldOutside(query)) {
    const i = document.roles.findIndex((one) => one.role === role);
    const j = document.roles[i]?.holders.findIndex((one) => one.person === person) ?? -1;
    const pointer = j < 0 ? '' : `/roles/${i}/holders/${j}/department`;
    problems.push({ code: 'not-in-department', pointer, params: { role, person, department } });
  }
  for (const [i, { id, kind }] of document.people.entries()) {
    const was = before.person.get(id)?.kind;
    if (was !== undefined && was !== kind)
      problems.push({ code: 'kind-stays', pointer: `/people/${i}/kind`, params: { person: id, kind: was } });
  }
  for (const [i, { id, standing: given }] of document.people.entries())
    if (given === 'left' && before.person.get(id)?.standing !== 'left')
      problems.push({ code: 'left-by-hand', pointer: `/people/${i}/standing`, params: { person: id } });
  if (document.lendings?.length) {
    const belong = await homes(
      query,
      document.lendings.map(({ person }) => person),
    );
    const home = new Set(belong.map(({ person, department }) => `${person} ${department}`));
    for (const [i, { person, department }] of document.lendings.entries())
      if (home.has(`${person} ${department}`))
        problems.push({ code: 'lent-home', pointer: `/lendings/${i}/department`, params: { person, department } });
  }
  return problems;
}
