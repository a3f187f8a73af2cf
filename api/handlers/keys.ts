import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { keyBody } from '../../contract/keys';
import { createKey } from '../../database/keys';
import { keysOf } from '../../database/reads/keys';
import { people } from '../../database/reads/people';
import { revokeKey } from '../../database/writes/revoke-key';
import { assert } from '../../domain/assert';
import { refuse } from '../../domain/escalation/refusals';
import { canonicalJson } from '../../domain/journal/canonical';
import { callerOf } from '../command';
import type { Handler } from '../context';
import { pageOf, placeIn } from '../cursor';
import { mayManageKeysOf } from '../permissions';
import { key as present } from '../present/key';
import { Failure } from '../problems';

export const keys: Handler = async (ask, { sql }) => {
  const caller = callerOf(ask);
  const { person = caller.person, limit, cursor } = ask.query as { person?: string; limit: number; cursor?: string };
  if (!mayManageKeysOf(caller, person)) throw new Failure('not-permitted', { role: 'administrator' });
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
  const [person] = await people(sql, { only: given.person });
  if (!person) {
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

export const revoke: Handler = async (ask, { sql }) => {
  const { id } = ask.path as { id: string };
  const [row] = await keysOf(sql, { id });
  if (!row || !mayManageKeysOf(callerOf(ask), row.person)) throw new Failure('nothing-here', {});
  await revokeKey(sql, id, ask.now); // once more is no error: it is revoked
  return {};
};

/** SQLSTATE. */
const UNIQUE_VIOLATION = '23505';

const idOf = (actor: string, key: string): string =>
  createHash('sha256').update(`${actor}\n${key}`).digest('hex').slice(0, 24);
