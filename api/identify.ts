import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Sql } from '../database/connect';
import { type Caller, callerByKey } from '../database/reads/caller';
import { keyInForce } from '../database/reads/key-in-force';
import { touchKey } from '../database/writes/touch-key';
import type { Actor } from '../domain/escalation/parties';
import { Failure } from './problems';

/** Letters, digits and `_` as `database/keys` makes them; anything else is not even looked up. */
const BEARER = /^Bearer +([A-Za-z0-9_]{16,256})$/i;
/** Milliseconds between two notes that a key is in use. */
const TOUCH_EVERY = 60_000;

/** Callers kept at once, some hundred bytes each; the one kept for longest leaves first. */
const KEPT = 10_000;

/**
 * Who calls, by `Authorization: Bearer <key>`. Whether the key is in force is asked for every request, so that one that is revoked, or a
 * person who has left, is out at once; what its owner is, is asked again only when the directory has changed since.
 */
export class Callers {
  private readonly kept = new Map<string, Caller>();

  constructor(
    private readonly sql: Sql,
    private readonly log: Logger,
  ) {}

  async identify(authorization: string | undefined, now: number): Promise<Caller> {
    const key = BEARER.exec(authorization ?? '')?.[1];
    const caller = key && (await this.byHash(createHash('sha256').update(key).digest('hex'), now));
    if (!caller) throw new Failure('unauthenticated', {}, { headers: { 'www-authenticate': 'Bearer realm="baton"' } });
    if ((caller.lastUsedAt ?? 0) < now - TOUCH_EVERY)
      touchKey(this.sql, caller.key, now).catch((error: unknown) =>
        this.log.warn({ err: error }, 'a key’s last use is not noted'),
      );
    return caller;
  }

  private async byHash(hash: string, now: number): Promise<Caller | undefined> {
    const kept = this.kept.get(hash);
    if (kept) {
      const inForce = await keyInForce(this.sql, hash, now);
      if (inForce?.directory === kept.directory && now < kept.until) return { ...kept, lastUsedAt: inForce.lastUsedAt };
      this.kept.delete(hash);
      if (!inForce) return undefined;
    }
    const caller = await callerByKey(this.sql, hash, now);
    if (!caller) return undefined;
    const [oldest] = this.kept.keys();
    if (this.kept.size >= KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(hash, caller);
    return caller;
  }
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
