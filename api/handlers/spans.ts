import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { absenceBody, absencesQuery, lendingBody, lendingsQuery } from '../../contract/directory';
import type { Query } from '../../database/connect';
import type { DirectoryDocument } from '../../database/directory';
import { absencesById, absences as readAbsences } from '../../database/reads/absences';
import { firstDocument } from '../../database/reads/first-document';
import { lendingsById, lendings as readLendings } from '../../database/reads/lendings';
import { canonicalJson } from '../../domain/journal/canonical';
import { callerOf } from '../command';
import type { Ask, Handler, Parts, Reply } from '../context';
import { pageOf, placeIn } from '../cursor';
import { edit, NOTHING, spoken, tagged, withinOne } from '../directory-edit';
import { demandOwn } from '../permissions';
import * as present from '../present/directory';
import { Failure } from '../problems';
import { asOf, historyOf, idIn } from './directory';

const oneAbsence = async (query: Query, id: string) =>
  (await absencesById(query, [id])).map(present.absenceDocument)[0];
const oneLending = async (query: Query, id: string) =>
  (await lendingsById(query, [id])).map(present.lendingDocument)[0];

const absenceAsOf = asOf('absence', oneAbsence, present.absenceDocument);
const lendingAsOf = asOf('lending', oneLending, present.lendingDocument);
export const absenceHistory = historyOf('absence', present.absenceDocument);
export const lendingHistory = historyOf('lending', present.lendingDocument);

const atOf = (ask: Ask): number => (ask.query as { at?: number }).at ?? ask.now;
type Span = { readonly from: string; readonly to: string | null };
const stateOf = (span: Span, at: number) => ({ state: present.stateAt(span, at) });

export const absence: Handler = async (ask, parts) => {
  const there = await absenceAsOf(ask, parts);
  return tagged(there, there && stateOf(there, atOf(ask)));
};
export const lending: Handler = async (ask, parts) => {
  const there = await lendingAsOf(ask, parts);
  return tagged(there, there && stateOf(there, atOf(ask)));
};

export const absences: Handler = async (ask, { sql }) => {
  const { person = null, at = null, limit, cursor } = ask.query as z.output<typeof absencesQuery>;
  const [after] = placeIn(cursor, ['id']) ?? [''];
  const rows = await readAbsences(sql, { person, at }, { after, limit: limit + 1 });
  return { body: pageOf(rows, limit, present.absence(at ?? ask.now), ({ id }) => [id]) };
};

export const lendings: Handler = async (ask, { sql }) => {
  const { person = null, department = null, at = null, limit, cursor } = ask.query as z.output<typeof lendingsQuery>;
  const [after] = placeIn(cursor, ['id']) ?? [''];
  const rows = await readLendings(sql, { person, department, at }, { after, limit: limit + 1 });
  return { body: pageOf(rows, limit, present.lending(at ?? ask.now), ({ id }) => [id]) };
};

const absenceOf = (ask: Ask, id: string): DirectoryDocument => ({
  ...NOTHING,
  absences: [{ id, ...(ask.body as z.output<typeof absenceBody>) }],
});
const lendingOf = (ask: Ask, id: string): DirectoryDocument => ({
  ...NOTHING,
  lendings: [{ id, ...(ask.body as z.output<typeof lendingBody>) }],
});

export const putAbsence: Handler = async (ask, parts) => {
  const there = await oneAbsence(parts.sql, idIn(ask));
  for (const person of [(ask.body as z.output<typeof absenceBody>).person, there?.person ?? []].flat())
    demandOwn(ask.route, callerOf(ask), person);
  return written(ask, parts, absenceOf(ask, idIn(ask)), (query) => oneAbsence(query, idIn(ask)));
};
export const putLending: Handler = (ask, parts) =>
  written(ask, parts, lendingOf(ask, idIn(ask)), (query) => oneLending(query, idIn(ask)));

export const makeAbsence: Handler = (ask, parts) => {
  demandOwn(ask.route, callerOf(ask), (ask.body as z.output<typeof absenceBody>).person);
  return made(ask, parts, (id) => absenceOf(ask, id), {
    read: oneAbsence,
    first: async (query, id) => shown(await firstDocument(query, 'absence', id), present.absenceDocument),
  });
};
export const makeLending: Handler = (ask, parts) =>
  made(ask, parts, (id) => lendingOf(ask, id), {
    read: oneLending,
    first: async (query, id) => shown(await firstDocument(query, 'lending', id), present.lendingDocument),
  });
const shown = <T, D>(document: T | undefined, show: (document: T) => D): D | undefined => document && show(document);

export const endAbsence: Handler = async (ask, parts) => {
  const there = await oneAbsence(parts.sql, idIn(ask));
  if (!there) throw new Failure('nothing-here', {});
  demandOwn(ask.route, callerOf(ask), there.person);
  return ended(ask, parts, there, { absences: [there.id], lendings: [] }, oneAbsence);
};
export const endLending: Handler = async (ask, parts) => {
  const there = await oneLending(parts.sql, idIn(ask));
  return ended(ask, parts, there, { absences: [], lendings: [idIn(ask)] }, oneLending);
};

/**
 * A repeat under the same key finds what it made, as it is now, and says so. Whether it is the same request is told by what was written
 * first: it may have been edited since, or be over, or called off, and a late repeat changes nothing of that.
 */
async function made<D extends Span & { readonly id: string }>(
  ask: Ask,
  parts: Parts,
  document: (id: string) => DirectoryDocument,
  { read, first }: Record<'read' | 'first', (query: Query, id: string) => Promise<D | undefined>>,
): Promise<Reply> {
  const id = ask.key === undefined ? randomUUID() : idUnder(callerOf(ask).person, ask.route.id, ask.key);
  const was = ask.key === undefined ? undefined : await first(parts.sql, id);
  if (!was) return written(ask, parts, document(id), (query) => read(query, id));
  const { absences = [], lendings = [] } = document(id);
  const [given] = [...absences, ...lendings].map((one) => ({ ...one, from: iso(one.from), to: one.to && iso(one.to) }));
  if (canonicalJson(was) !== canonicalJson(given)) throw new Failure('idempotency-key-reused', {});
  const there = await read(parts.sql, id);
  const state = there ? present.stateAt(there, ask.now) : ('called-off' as const);
  const reply = tagged(there ?? was, { state, warnings: [] });
  return { ...reply, headers: { ...reply.headers, 'idempotency-replayed': 'true' } };
}

const iso = (instant: number): string => new Date(instant).toISOString();
const idUnder = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);

async function written<D extends Span>(
  ask: Ask,
  parts: Parts,
  document: DirectoryDocument,
  read: (query: Query) => Promise<D | undefined>,
): Promise<Reply> {
  const { warnings, at, shown: there } = await edit(parts, ask, document, { present: read, show: read });
  const said = warnings.map(present.finding(ask.language, withinOne));
  const reply = tagged(there, there && { ...stateOf(there, at), warnings: said });
  return { ...reply, headers: { ...reply.headers, ...spoken(ask) } };
}

/** What is over stays as it was; what has not begun is called off, and there no more. */
async function ended<D extends Span & { readonly id: string }>(
  ask: Ask,
  parts: Parts,
  there: D | undefined,
  ends: NonNullable<DirectoryDocument['ends']>,
  read: (query: Query, id: string) => Promise<D | undefined>,
): Promise<Reply> {
  if (!there) throw new Failure('nothing-here', {});
  const now = (query: Query) => read(query, there.id);
  const {
    warnings,
    at,
    shown: left,
  } = await edit(parts, ask, { ...NOTHING, ends }, { present: now, show: now, place: () => '' });
  const state = left ? present.stateAt(left, at) : ('called-off' as const);
  const reply = tagged(left ?? there, { state, warnings: warnings.map(present.finding(ask.language, () => '')) });
  return { ...reply, headers: { ...reply.headers, ...spoken(ask) } };
}
