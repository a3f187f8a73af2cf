import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Sql } from '../database/connect';
import { type Caller, callerByKey } from '../database/reads/caller';
import { touchKey } from '../database/writes/touch-key';
import type { Actor } from '../domain/escalation/parties';
import { Failure } from './problems';

/** Letters, digits and `_` as `database/keys` makes them; anything else is not even looked up. */
const BEARER = /^Bearer +([A-Za-z0-9_]{16,256})$/i;
/** Milliseconds between two notes that a key is in use. */
const TOUCH_EVERY = 60_000;

/**
 * Who calls, by `Authorization: Bearer <key>`. Asked of the database for every request and kept nowhere, so that a key that is revoked,
 * or a person who has left, is out at once.
 */
export async function identify(sql: Sql, log: Logger, authorization: string | undefined, now: number): Promise<Caller> {
  const key = BEARER.exec(authorization ?? '')?.[1];
  const caller = key && (await callerByKey(sql, createHash('sha256').update(key).digest('hex'), now));
  if (!caller) throw new Failure('unauthenticated', {}, { headers: { 'www-authenticate': 'Bearer realm="baton"' } });
  if ((caller.lastUsedAt ?? 0) < now - TOUCH_EVERY)
    touchKey(sql, caller.key, now).catch((error: unknown) => log.warn({ err: error }, 'a key’s last use is not noted'));
  return caller;
}

/** The caller as a command names them; trusted inside (design §3). */
export const actorOf = (caller: Caller, onBehalfOf: string | null = null): Actor => ({
  kind: caller.kind,
  person: caller.person,
  onBehalfOf,
  rule: null,
  relations: caller.relations,
  directory: caller.directory,
});
