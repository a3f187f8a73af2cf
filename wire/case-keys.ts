import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { CodecKey, CodecKeys } from './keys';

/*
 * Confidential values (design §7). A box is nonce (12) | tag (16) | AES-256-GCM of a text, with additional data that says where it
 * belongs, so that a box taken from one case or field opens in no other. The key of a case is drawn for it, and wrapped by the
 * installation's; salts come of it too, so that with it everything goes by which a value could be found again.
 */
const ALGORITHM = 'aes-256-gcm';
const KEY = 32; // bytes
const NONCE = 12; // bytes
const TAG = 16; // bytes

/** The key of one case as it lies in the database. `by` is the id of the installation's key. */
export interface Wrapped {
  readonly wrapped: Buffer;
  readonly wrappedBy: string;
}

/** A new key for a case, and how it is kept. */
export function drawCaseKey(keys: CodecKeys, escalation: string): Wrapped {
  return wrapped(keys[0], escalation, randomBytes(KEY));
}

/** Throws when the installation no longer has the key that wraps it, or when it was wrapped for another case. */
export function unwrapCaseKey(keys: CodecKeys, escalation: string, { wrapped, wrappedBy }: Wrapped): KeyObject {
  return createSecretKey(unwrapped(keys, escalation, { wrapped, wrappedBy }));
}

/** The same key, wrapped by the installation's first. */
export const rewrapCaseKey = (keys: CodecKeys, escalation: string, one: Wrapped): Wrapped =>
  wrapped(keys[0], escalation, unwrapped(keys, escalation, one));

const wrapped = (by: CodecKey, escalation: string, secret: Buffer): Wrapped => ({
  wrapped: box(derived(by, 'case keys'), `case key of ${escalation}`, secret),
  wrappedBy: by.id,
});

function unwrapped(keys: CodecKeys, escalation: string, { wrapped, wrappedBy }: Wrapped): Buffer {
  const by = keys.find(({ id }) => id === wrappedBy);
  if (!by) throw new Error(`the key ${wrappedBy} of this installation, which wraps the key of a case, is missing`);
  return unbox(derived(by, 'case keys'), `case key of ${escalation}`, wrapped);
}

/** Where a value belongs: its case, its field, and the act that gave it. */
export interface ValuePlace {
  readonly escalation: string;
  readonly field: string;
  /** The command's key. */
  readonly act: string;
}

/** A value as its case keeps it. `text` is its RFC 8785 JSON; the same value, given again by the same act, has the same digest. */
export function sealValue(caseKey: KeyObject, place: ValuePlace, text: string): { digest: string; sealed: Buffer } {
  const salt = hmac(caseKey, `salt\n${place.escalation}\n${place.field}\n${place.act}`);
  const digest = digestOfValue(salt, text);
  const sealed = box(caseKey, valuePlace(place, digest), Buffer.from(JSON.stringify({ salt, text })));
  return { digest, sealed };
}

/** What {@link sealValue} has sealed, with the salt by which anybody can compute the digest that the journal has. */
export function openValue(
  caseKey: KeyObject,
  place: Omit<ValuePlace, 'act'>,
  digest: string,
  sealed: Buffer,
): { readonly salt: string; readonly text: string } {
  return JSON.parse(unbox(caseKey, valuePlace(place, digest), sealed).toString()) as { salt: string; text: string };
}

/** HMAC-SHA256 of the value's RFC 8785 JSON under its salt, both in UTF-8, as hexadecimal. */
export const digestOfValue = (salt: string, text: string): string =>
  createHmac('sha256', salt).update(text).digest('hex');

const valuePlace = ({ escalation, field }: Omit<ValuePlace, 'act'>, digest: string): string =>
  `value of ${escalation}\n${field}\n${digest}`;

/** A key of the installation for one use, so that no two uses share one. */
export const derived = ({ secret }: CodecKey, use: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `baton ${use}`, KEY)));

const hmac = (key: KeyObject, text: string): string => createHmac('sha256', key).update(text).digest('hex');

function box(key: KeyObject, belongs: string, content: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(belongs));
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function unbox(key: KeyObject, belongs: string, boxed: Buffer): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, boxed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(belongs)).setAuthTag(boxed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(boxed.subarray(NONCE + TAG)), decipher.final()]);
}
