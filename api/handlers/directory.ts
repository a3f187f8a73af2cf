import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { departmentBody, directoryBody, personBody, roleBody } from '../../contract/directory';
import type { Query } from '../../database/connect';
import { type DirectoryDocument, editDirectory } from '../../database/directory';
import { departments as readDepartments } from '../../database/reads/departments';
import { people as readPeople } from '../../database/reads/people';
import { roleHolders } from '../../database/reads/role-holders';
import { canonicalJson } from '../../domain/journal/canonical';
import type { Ask, Handler, Parts, Reply } from '../context';
import { pageOf, placeIn } from '../cursor';
import * as present from '../present/directory';
import { Failure, type Fault, fault } from '../problems';

/** Of a document, by its content: the same text, the same tag, on whichever server. */
const etagOf = (document: unknown): string =>
  createHash('sha256').update(canonicalJson(document)).digest('hex').slice(0, 32);

function tagged<T>(document: T | undefined): Reply {
  if (document === undefined) throw new Failure('nothing-here', {});
  return { body: document, headers: { etag: `"${etagOf(document)}"`, 'cache-control': 'private, no-cache' } };
}

const pageIn = (ask: Ask) => {
  const { limit, cursor } = ask.query as { limit: number; cursor?: string };
  const [after] = placeIn(cursor, ['id']) ?? [''];
  return { limit, after };
};

/** Three kinds of document, each read and shown in one way. */
const oneDepartment = async (query: Query, id: string) =>
  (await readDepartments(query, { only: id })).map(present.department)[0];
const onePerson = async (query: Query, id: string) => (await readPeople(query, { only: id })).map(present.person)[0];
const oneRole = async (query: Query, name: string) =>
  present.roles(await roleHolders(query)).find(({ role }) => role === name);

const idIn = (ask: Ask): string => (ask.path as { id: string }).id;
const roleIn = (ask: Ask): string => (ask.path as { role: string }).role;

export const department: Handler = async (ask, { sql }) => tagged(await oneDepartment(sql, idIn(ask)));
export const person: Handler = async (ask, { sql }) => tagged(await onePerson(sql, idIn(ask)));
export const role: Handler = async (ask, { sql }) => tagged(await oneRole(sql, roleIn(ask)));

export const departments: Handler = async (ask, { sql }) => {
  const { limit, after } = pageIn(ask);
  const rows = await readDepartments(sql, { after, limit: limit + 1 });
  return { body: pageOf(rows, limit, present.department, ({ id }) => [id]) };
};

export const people: Handler = async (ask, { sql }) => {
  const { limit, after } = pageIn(ask);
  const rows = await readPeople(sql, { after, limit: limit + 1 });
  return { body: pageOf(rows, limit, present.person, ({ id }) => [id]) };
};

export const roles: Handler = async (ask, { sql }) => {
  const { limit, after } = pageIn(ask);
  const rows = present.roles(await roleHolders(sql)).filter((one) => one.role > after);
  return {
    body: pageOf(
      rows,
      limit,
      (one) => one,
      (one) => [one.role],
    ),
  };
};

const NOTHING: DirectoryDocument = { departments: [], people: [], roles: [] };

export const putDepartment: Handler = async (ask, parts) => {
  const id = idIn(ask);
  const document = { ...NOTHING, departments: [{ id, ...(ask.body as z.output<typeof departmentBody>) }] };
  await edit(parts, document, ask, (query) => oneDepartment(query, id));
  return tagged(await oneDepartment(parts.sql, id));
};

export const putPerson: Handler = async (ask, parts) => {
  const id = idIn(ask);
  const document = { ...NOTHING, people: [{ id, ...(ask.body as z.output<typeof personBody>) }] };
  await edit(parts, document, ask, (query) => onePerson(query, id));
  return tagged(await onePerson(parts.sql, id));
};

export const putRole: Handler = async (ask, parts) => {
  const name = roleIn(ask);
  const { holders } = ask.body as z.output<typeof roleBody>;
  await edit(parts, { ...NOTHING, roles: [{ role: name, holders }] }, ask, (query) => oneRole(query, name));
  // A role that nobody holds is no row of its own.
  return tagged((await oneRole(parts.sql, name)) ?? { role: name, holders: [] });
};

export const importDirectory: Handler = async (ask, parts) => {
  const document = ask.body as z.output<typeof directoryBody>;
  const directory = await edit(parts, document, ask);
  const { departments, people, roles } = document;
  return { body: { departments: departments.length, people: people.length, roles: roles.length, directory } };
};

/** One edit; `present` reads the document that If-Match names, in the same transaction. */
async function edit(
  { sql }: Parts,
  document: DirectoryDocument,
  { ifMatch, route }: Ask,
  present?: (query: Query) => Promise<unknown>,
): Promise<number> {
  const edited = await editDirectory(sql, document, async (query) => {
    if (ifMatch === undefined || !present) return;
    const there = await present(query);
    if (there === undefined || (ifMatch !== '*' && ifMatch !== etagOf(there))) throw new Failure('etag-differs', {});
  });
  if (edited.kind === 'edited') return edited.version;
  const faults: Fault[] = edited.problems.map(({ code, pointer, value }) =>
    fault(route.id === 'import-directory' ? pointer : withinOne(pointer), code, { value }),
  );
  throw new Failure('directory-wrong', { wrong: faults.length }, { faults });
}

/** `/departments/0/parent` → `/parent`: a caller who sent one document knows of no list. */
const withinOne = (pointer: string): string =>
  pointer
    .split('/')
    .slice(3)
    .map((part) => `/${part}`)
    .join('');
