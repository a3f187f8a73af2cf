import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { keyBody, rotateBody } from '../../contract/keys';
import type { Sql } from '../../database/connect';
import { createKey } from '../../database/keys';
import { keysOf } from '../../database/reads/keys';
import { people } from '../../database/reads/people';
import { replaceKey } from '../../database/writes/replace-key';
import { revokeKey } from '../../database/writes/revoke-key';
import { assert } from '../../domain/assert';
import { refuse } from '../../domain/escalation/refusals';
import { canonicalJson } from '../../domain/journal/canonical';
import { callerOf } from '../command';
import type { Ask, Handler } from '../context';
import { pageOf, placeIn } from '../cursor';
import { demandOwn, isAdministrator } from '../permissions';
import { key as present } from '../present/key';
import { Failure, fault } from '../problems';

export const keys: Handler = async (ask, { sql }) => {
  const caller = callerOf(ask);
  const { person = caller.person, limit, cursor } = ask.query as { person?: string; limit: number; cursor?: string };
  demandOwn(ask.route, caller, person);
  const [from] = placeIn(cursor, ['count']) ?? [0];
  const rows = (await keysOf(sql, { person })).slice(from);
  return { body: pageOf(rows, limit, present, () => [from + limit]) };
};

/** The secret leaves the house in this one answer. A repeat finds the same key and says so, without it. */
export const makeKey: Handler = async (ask, parts) => {
  const { sql } = parts;
  const caller = callerOf(ask);
  const given = ask.body as z.output<typeof keyBody>;
  const id = ask.key === undefined ? undefined : idOf(caller.person, ask.key);
  const [there] = id === undefined ? [] : await keysOf(sql, { id });
  if (there) {
    const { person, scopes, expiresAt } = there;
    if (canonicalJson({ person, scopes, expiresAt }) !== canonicalJson(given))
      throw new Failure('idempotency-key-reused', {});
    return { body: { ...present(there), secret: null }, headers: { 'idempotency-replayed': 'true' } };
  }
  demandAhead(given.expiresAt, ask);
  const [person] = await people(sql, { only: given.person });
  if (!person || person.standing === 'left') {
    const { code, params } = refuse('unknown-person', { person: given.person });
    throw new Failure(code, params);
  }
  const made = await createKey(sql, { ...given, ...(id === undefined ? {} : { id }), at: ask.now }).catch(
    (error: unknown) => {
      if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) return undefined; // the same request, a moment ago
      throw error;
    },
  );
  if (!made) return makeKey(ask, parts);
  const [row] = await keysOf(sql, { id: made.id });
  assert(row, 'a key that was made is there');
  return { body: { ...present(row), secret: made.key } };
};

/** A key that is over when it is made helps nobody. */
function demandAhead(expiresAt: number | null | undefined, { now }: Ask): void {
  if (expiresAt !== null && expiresAt !== undefined && expiresAt <= now)
    throw new Failure('malformed', { wrong: 1 }, { faults: [fault('/expiresAt', 'not-ahead', {})] });
}

/**
 * A new key in place of one, with its person and its scopes; whoever is no administrator gets none that the key in their hand could not
 * use, nor one that lasts longer. The old one ends now, or after the overlap.
 */
export const rotate: Handler = async (ask, { sql }) => {
  const caller = callerOf(ask);
  const { id } = ask.path as { id: string };
  const { overlapMinutes, expiresAt } = ask.body as z.output<typeof rotateBody>;
  const newId = ask.key === undefined ? randomBytes(6).toString('hex') : idOf(caller.person, ask.key);
  await theKey(ask, sql, id);
  demandAhead(expiresAt, ask);
  const secret = await sql.begin(async (query) => {
    const [old] = await keysOf(query, { id }, 'to change it');
    if (!old) throw new Failure('nothing-here', {});
    if (old.replacedBy === newId) return null; // the same request once more
    if (old.replacedBy !== null || old.revokedAt !== null || (old.expiresAt ?? Number.POSITIVE_INFINITY) <= ask.now)
      throw new Failure('key-not-in-force', {});
    if (!isAdministrator(caller)) {
      const scope = old.scopes.find((one) => !caller.scopes.includes(one));
      if (scope !== undefined) throw new Failure('scope-missing', { scope });
      if (expiresAt !== undefined) throw new Failure('not-permitted', { role: 'administrator' });
    }
    const { person, scopes } = old;
    const made = await createKey(query, {
      ...{ id: newId, person, scopes, at: ask.now },
      expiresAt: expiresAt ?? old.expiresAt,
    }).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
      throw new Failure('idempotency-key-reused', {}); // it has made another key
    });
    await replaceKey(query, id, newId, ask.now + overlapMinutes * 60_000);
    if (overlapMinutes === 0) await revokeKey(query, id, ask.now);
    return made.key;
  });
  const [row] = await keysOf(sql, { id: newId });
  assert(row, 'a key that was made is there');
  return {
    body: { ...present(row), secret },
    ...(secret === null ? { headers: { 'idempotency-replayed': 'true' } } : {}),
  };
};

async function theKey(ask: Ask, sql: Sql, id: string): Promise<void> {
  const [row] = await keysOf(sql, { id });
  if (!row) throw new Failure('nothing-here', {});
  demandOwn(ask.route, callerOf(ask), row.person);
}

export const revoke: Handler = async (ask, { sql }) => {
  const { id } = ask.path as { id: string };
  await theKey(ask, sql, id);
  await revokeKey(sql, id, ask.now); // once more is no error: it is revoked
  return {};
};

/** SQLSTATE. */
const UNIQUE_VIOLATION = '23505';

const idOf = (actor: string, key: string): string =>
  createHash('sha256').update(`${actor}\n${key}`).digest('hex').slice(0, 24);
