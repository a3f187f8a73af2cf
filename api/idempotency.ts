import { createHash, createHmac, type KeyObject } from 'node:crypto';
import type { Route } from '../contract/routes/route';
import { assert } from '../domain/assert';
import type { VerbName } from '../domain/escalation/commands';
import { canonicalJson } from '../domain/journal/canonical';
import { derived } from '../wire/case-keys';
import type { CodecKeys } from '../wire/keys';
import { Failure } from './problems';

/** Characters of an Idempotency-Key; with the actor before it, it stays below what Temporal takes for an update's id (255). */
const MOST = 128;
const KEY = new RegExp(`^[\\x21-\\x7e]{1,${MOST}}$`);

/** The key of a request; undefined where none was sent and none is needed. A structured header's quotes belong to the key. */
export function keyOf(route: Route, header: string | undefined): string | undefined {
  if (!route.key) return undefined;
  if (header === undefined) {
    if (route.key === 'required') throw new Failure('idempotency-key-missing', {});
    return undefined;
  }
  if (!KEY.test(header)) throw new Failure('idempotency-key-malformed', { most: MOST });
  return header;
}

/**
 * The command's key: the caller's own, told apart by who they are, since an update's id is shared by all who act on a case. It stands
 * in the journal as the cause of what the act brought about.
 */
export const commandKey = (actor: string, key: string): string => `${actor}/${key}`;

/** What was asked, so that the same key with another body is told apart (design §8). */
export interface Asked {
  /** What goes on record; a body may hold what nobody must find again by trying, so it is keyed. */
  readonly digest: string;
  /** Whether a digest on record is of the same request: made under this key of the installation or an older one, or, before 0.2, without. */
  is(digest: string): boolean;
}

/** Makes digests of requests under the installation's keys. */
export function digestOf(
  keys: CodecKeys,
): (verb: VerbName, on: number | null, version: number | null, body: unknown) => Asked {
  const [first, ...older] = keys.map((key) => derived(key, 'act digests'));
  assert(first, 'there is a key of the installation');
  return (verb, on, version, body) => {
    const text = canonicalJson({ verb, on, version, body });
    const under = (key: KeyObject): string => createHmac('sha256', key).update(text).digest('hex');
    const digest = under(first);
    return {
      digest,
      is: (other) =>
        other === digest ||
        older.some((key) => under(key) === other) ||
        createHash('sha256').update(text).digest('hex') === other,
    };
  };
}

/** Namespace of ours for ids of escalations: a UUID drawn once. */
const NAMESPACE = Buffer.from('6ba6d7f04c2b4c0f9d7b1f6f0a5c3e21', 'hex');

/** UUIDv5 (RFC 9562 §5.5) of the actor and the key, so that the same request under the same key is the same escalation. */
export function escalationIdOf(actor: string, key: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${actor}\n${key}`).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
