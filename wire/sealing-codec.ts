import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DataConverter, Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { Unreadable } from '../workflows/unreadable';
import type { CodecKeys } from './keys';

/*
 * A sealed payload: metadata { encoding: binary/encrypted, key: <id> }, data = nonce (12) | tag (16) | AES-256-GCM of (form (1) | body),
 * with the workflow's id as additional data, so that a payload taken from one workflow's history cannot be sent to another.
 */
const ENCODING = 'binary/encrypted';
const ALGORITHM = 'aes-256-gcm';
const NONCE = 12; // bytes
const TAG = 16; // bytes
const HEAD = NONCE + TAG;

/** What the body is: nearly all payloads are JSON, whose own metadata is then not worth 25 bytes in each. */
const JSON_PLAIN = 0;
const JSON_DEFLATED = 1;
const ANY = 2;

/**
 * Bytes from which JSON is deflated before it is sealed. Below it saves little in a history of 18 kB; a plan of 4 kB becomes 1.4 kB for
 * 0.1 ms (test/codec/sealing-codec prints the figures).
 */
const DEFLATE_FROM = 1536;
/** zlib's level: 6 is its default; 1 is twice as quick and a fifth larger. */
const DEFLATE_LEVEL = 6;

const wire = temporal.api.common.v1.Payload;
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const ENCRYPTED = text(ENCODING);
const JSON_ENCODING = text('json/plain');

/** Encrypts every payload that leaves the process, and opens none that was not sealed for its workflow with a key of ours. */
export class SealingCodec implements PayloadCodec {
  private readonly keys: ReadonlyMap<string, KeyObject>;
  private readonly sealing: { readonly secret: KeyObject; readonly metadata: Record<string, Uint8Array> };
  private readonly nonces = Buffer.alloc(NONCE * 256); // drawn 256 at a time: a draw costs as much as half a cipher call
  private drawn = this.nonces.length;

  constructor(keys: CodecKeys) {
    this.keys = new Map(keys.map((key) => [key.id, key.secret]));
    this.sealing = { secret: keys[0].secret, metadata: { encoding: ENCRYPTED, key: text(keys[0].id) } };
  }

  encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    const owner = ownerOf(context);
    // What a local activity is given never leaves the process, so that nothing is gained by making it small.
    const deflates = !(context?.type === 'activity' && context.isLocal);
    return Promise.resolve(payloads.map((payload) => this.seal(payload, owner, deflates)));
  }

  decode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    const owner = ownerOf(context);
    return Promise.resolve(payloads.map((payload) => this.open(payload, owner)));
  }

  private seal(payload: Payload, owner: Buffer, deflates: boolean): Payload {
    const [form, body] = bodyOf(payload, deflates);
    const nonce = this.nonce();
    const cipher = createCipheriv(ALGORITHM, this.sealing.secret, nonce).setAAD(owner);
    const parts = [nonce, NO_TAG, cipher.update(form), cipher.update(body)];
    cipher.final(); // empty: the cipher is a stream
    const data = Buffer.concat(parts);
    cipher.getAuthTag().copy(data, NONCE);
    return { metadata: this.sealing.metadata, data };
  }

  private open({ metadata, data }: Payload, owner: Buffer): Payload {
    if (!data || data.length <= HEAD || String(metadata?.encoding && Buffer.from(metadata.encoding)) !== ENCODING)
      return unreadable('forged');
    const secret = this.keys.get(String(metadata?.key && Buffer.from(metadata.key)));
    if (!secret) return unreadable('unknown-key');
    try {
      const decipher = createDecipheriv(ALGORITHM, secret, data.subarray(0, NONCE), { authTagLength: TAG }).setAAD(
        owner,
      );
      decipher.setAuthTag(data.subarray(NONCE, HEAD));
      const plain = decipher.update(data.subarray(HEAD));
      decipher.final(); // throws unless every byte, and the workflow, are what was sealed
      return payloadOf(plain);
    } catch {
      return unreadable('forged');
    }
  }

  private nonce(): Buffer {
    if (this.drawn === this.nonces.length) {
      randomFillSync(this.nonces);
      this.drawn = 0;
    }
    const nonce = this.nonces.subarray(this.drawn, this.drawn + NONCE);
    this.drawn += NONCE;
    return nonce;
  }
}

/** For the client of the API and for the worker: both must have the same keys. */
export const sealed = (keys: CodecKeys): DataConverter => ({ payloadCodecs: [new SealingCodec(keys)] });

const NO_TAG = Buffer.alloc(TAG);
const FORMS = [JSON_PLAIN, JSON_DEFLATED, ANY].map((form) => Buffer.of(form));

/** Activities are sealed for the workflow that they belong to. What belongs to none (nothing of ours does) is sealed for nobody. */
const ownerOf = (context: SerializationContext | undefined): Buffer => Buffer.from(context?.workflowId ?? '');

function bodyOf(payload: Payload, deflates: boolean): [form: Buffer, body: Uint8Array] {
  const { metadata, data } = payload;
  const isJson = metadata && data && Object.keys(metadata).length === 1 && equal(metadata.encoding, JSON_ENCODING);
  if (!isJson) return [FORMS[ANY] as Buffer, wire.encode(payload).finish()];
  if (!deflates || data.length < DEFLATE_FROM) return [FORMS[JSON_PLAIN] as Buffer, data];
  return [FORMS[JSON_DEFLATED] as Buffer, deflateRawSync(data, { level: DEFLATE_LEVEL })];
}

function payloadOf(plain: Buffer): Payload {
  const body = plain.subarray(1);
  switch (plain[0]) {
    case JSON_PLAIN:
      return json(body);
    case JSON_DEFLATED:
      return json(inflateRawSync(body));
    case ANY:
      return wire.decode(body);
    default:
      throw new Error(`a form ${plain[0]} is not known`);
  }
}

const json = (data: Uint8Array): Payload => ({ metadata: { encoding: JSON_ENCODING }, data });
const unreadable = ($unreadable: Unreadable['$unreadable']): Payload => json(text(JSON.stringify({ $unreadable })));

const equal = (left: Uint8Array | null | undefined, right: Uint8Array): boolean =>
  left !== null &&
  left !== undefined &&
  left.length === right.length &&
  right.every((byte, index) => left[index] === byte);
