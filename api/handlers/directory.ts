import type { z } from 'zod';
import type { departmentBody, personBody, roleBody } from '../../contract/directory';
import type { Query } from '../../database/connect';
import type { DirectoryDocument } from '../../database/directory';
import type { Documents } from '../../database/directory/document';
import { departments as readDepartments } from '../../database/reads/departments';
import { documentAt } from '../../database/reads/directory-document';
import { documentsAt } from '../../database/reads/directory-documents';
import { directoryHistory } from '../../database/reads/directory-history';
import { people as readPeople } from '../../database/reads/people';
import { rests } from '../../database/reads/rests';
import { roles as readRoles } from '../../database/reads/roles';
import type { Ask, Handler, Parts, Reply } from '../context';
import { pageOf, placeIn } from '../cursor';
import { edit, NOTHING, spoken, tagged, withinOne } from '../directory-edit';
import * as present from '../present/directory';
import { Failure } from '../problems';

const atIn = (ask: Ask): number | undefined => (ask.query as { at?: number }).at;
/** The instant that is asked about, where it is past; what is to come is not known, and is answered as it is now. */
const pastIn = (ask: Ask): number | undefined => {
  const at = atIn(ask);
  return at === undefined || at >= ask.now ? undefined : at;
};
export const idIn = (ask: Ask): string => {
  const { id, role } = ask.path as { id?: string; role?: string };
  return id ?? role ?? '';
};

/** Three kinds of document, each read and shown in one way, now and as it was. */
const oneDepartment = async (query: Query, id: string) =>
  (await readDepartments(query, { only: id })).map(present.department)[0];
const onePerson = async (query: Query, id: string) => (await readPeople(query, { only: id })).map(present.person)[0];
const oneRole = async (query: Query, name: string) => (await readRoles(query, { among: [name] })).map(present.role)[0];

/** A document as it is, or with `at` as it was said to be then. */
export const asOf =
  <K extends keyof Documents, D extends object>(
    kind: K,
    now: (query: Query, id: string) => Promise<D | undefined>,
    show: (document: Documents[K]) => D,
  ) =>
  async (ask: Ask, { sql }: Parts): Promise<D | undefined> => {
    const at = pastIn(ask);
    if (at === undefined) return now(sql, idIn(ask));
    const then = await documentAt(sql, kind, idIn(ask), at);
    return then && show(then);
  };

export const historyOf =
  <K extends keyof Documents>(kind: K, show: (document: Documents[K]) => unknown): Handler =>
  async (ask, { sql }) => {
    const { limit, cursor } = ask.query as { limit: number; cursor?: string };
    const [before] = placeIn(cursor, ['number']) ?? [Number.MAX_SAFE_INTEGER];
    const rows = await directoryHistory(sql, kind, idIn(ask), before, limit + 1);
    if (rows.length === 0 && cursor === undefined) throw new Failure('nothing-here', {});
    return { body: pageOf(rows, limit, present.saidThen(show), ({ version }) => [version]) };
  };

const departmentAsOf = asOf('department', oneDepartment, present.department);
const personAsOf = asOf('person', onePerson, present.person);
const roleAsOf = asOf('role', oneRole, present.role);
export const departmentHistory = historyOf('department', present.department);
export const personHistory = historyOf('person', present.person);
export const roleHistory = historyOf('role', present.role);

export const department: Handler = async (ask, parts) => tagged(await departmentAsOf(ask, parts));
export const role: Handler = async (ask, parts) => tagged(await roleAsOf(ask, parts));

export const person: Handler = async (ask, parts) => {
  const there = await personAsOf(ask, parts);
  return tagged(there, there && { rests: await restsOf(parts, there.id, atIn(ask) ?? null) });
};

async function restsOf({ sql }: Parts, person: string, at: number | null) {
  const [row] = await rests(sql, [{ person, department: null }], at);
  const { held = 0, offered = 0, accountable = 0, led = 0, fronted = 0, raised = 0 } = row ?? {};
  return { held, offered, accountable, led, fronted, raised };
}

/** A page of the documents of a kind, in the order of their ids: as they are, or with `at` as they were said to be then. */
const listAsOf =
  <K extends keyof Documents>(
    kind: K,
    now: (query: Query, page: { readonly after: string; readonly limit: number }) => Promise<readonly Documents[K][]>,
    show: (document: Documents[K]) => unknown,
    id: (document: Documents[K]) => string,
  ): Handler =>
  async (ask, { sql }) => {
    const { limit, cursor } = ask.query as { limit: number; cursor?: string };
    const [after] = placeIn(cursor, ['id']) ?? [''];
    const page = { after, limit: limit + 1 };
    const at = pastIn(ask);
    const rows = at === undefined ? await now(sql, page) : await documentsAt(sql, kind, at, page);
    return { body: pageOf(rows, limit, show, (one) => [id(one)]) };
  };

export const departments = listAsOf('department', readDepartments, present.department, ({ id }) => id);
export const people = listAsOf('person', readPeople, present.person, ({ id }) => id);
export const roles = listAsOf('role', readRoles, present.role, ({ role }) => role);

export const putDepartment: Handler = (ask, parts) => {
  const id = idIn(ask);
  const document = { ...NOTHING, departments: [{ id, ...(ask.body as z.output<typeof departmentBody>) }] };
  return written(ask, parts, document, (query) => oneDepartment(query, id));
};

export const putPerson: Handler = (ask, parts) => {
  const id = idIn(ask);
  const document = { ...NOTHING, people: [{ id, ...(ask.body as z.output<typeof personBody>) }] };
  return written(ask, parts, document, (query) => onePerson(query, id));
};

export const putRole: Handler = (ask, parts) => {
  const name = idIn(ask);
  const { holders } = ask.body as z.output<typeof roleBody>;
  // A role that nobody holds is no row of its own.
  return written(
    ask,
    parts,
    { ...NOTHING, roles: [{ role: name, holders }] },
    async (query) => (await oneRole(query, name)) ?? undefined,
    { role: name, holders: [] },
  );
};

/** Nothing resolves to them from now on; what rests on them is moved by the job that the edit leaves behind. */
export const leave: Handler = async (ask, parts) => {
  const id = idIn(ask);
  const [there] = await readPeople(parts.sql, { only: id });
  if (!there) throw new Failure('nothing-here', {});
  return written(
    ask,
    parts,
    // Their standing alone: what somebody else edits meanwhile stays.
    { ...NOTHING, leaves: [id] },
    (query) => onePerson(query, id),
    undefined,
    () => '',
  );
};

async function written<D extends object>(
  ask: Ask,
  parts: Parts,
  document: DirectoryDocument,
  read: (query: Query) => Promise<D | undefined>,
  empty?: D,
  place: (pointer: string) => string = withinOne,
): Promise<Reply> {
  const { warnings, shown } = await edit(parts, ask, document, { present: read, show: read, place });
  const said = warnings.map(present.finding(ask.language, place));
  const reply = tagged(shown ?? empty, { warnings: said });
  return { ...reply, headers: { ...reply.headers, ...spoken(ask) } };
}
