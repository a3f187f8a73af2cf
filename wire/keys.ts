import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** One key of AES-256. */
export interface CodecKey {
  /** A fingerprint of the secret, 8 hexadecimal digits; stands in clear beside each payload. */
  readonly id: string;
  readonly secret: KeyObject;
}

/** The first key encrypts, every key decrypts: a new key goes to the front, an old one leaves when no history needs it. */
export type CodecKeys = readonly [CodecKey, ...CodecKey[]];

const KEY_BYTES = 32;

/**
 * Keys from a text such as an environment variable holds: each 32 bytes as 64 hexadecimal digits or as base64, separated by commas.
 * Throws a sentence that names the place of a wrong one, never its content.
 */
export function codecKeys(text: string): CodecKeys {
  const [first, ...rest] = text
    .split(',')
    .map((part) => part.trim())
    .map(codecKey);
  if (!first) throw new Error('There is no codec key.');
  return [first, ...rest];
}

/** The key kept in a file, made on first use with mode 600. Several processes may ask at once; all get the same. */
export function codecKeysInFile(path: string): CodecKeys {
  if (!existsSync(path)) {
    const half = `${path}.${randomBytes(6).toString('hex')}`;
    writeFileSync(half, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    try {
      linkSync(half, path); // unlike a rename, never replaces what another process has made meanwhile
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(half, { force: true });
    }
  }
  return codecKeys(readFileSync(path, 'utf8').trim());
}

function codecKey(text: string, index: number): CodecKey {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES)
    throw new Error(
      `Codec key ${index + 1} is not ${KEY_BYTES} bytes, written as ${KEY_BYTES * 2} hexadecimal digits or as base64.`,
    );
  const id = createHash('sha256').update('baton codec key ').update(bytes).digest('hex').slice(0, 8);
  return { id, secret: createSecretKey(bytes) };
}
