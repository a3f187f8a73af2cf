import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codecKeys, codecKeysInFile } from '../../wire/keys';

const hex = () => randomBytes(32).toString('hex');

describe('codec keys from a text', () => {
  it('takes hexadecimal digits and base64, which name the same key', () => {
    const bytes = randomBytes(32);
    const [one] = codecKeys(bytes.toString('hex'));
    const [other] = codecKeys(bytes.toString('base64'));
    expect(one.id).toMatch(/^[0-9a-f]{8}$/);
    expect(other.id).toBe(one.id);
    expect(other.secret.equals(one.secret)).toBe(true);
  });

  it('takes several, the first one first', () => {
    const [first, second] = [hex(), hex()];
    expect(codecKeys(`${first}, ${second}`).map(({ id }) => id)).toEqual([
      codecKeys(first)[0].id,
      codecKeys(second)[0].id,
    ]);
  });

  it.each(['', 'short', `${hex()},`, `${hex()},short`])('refuses %j, and tells no content', (text) => {
    const told = () => codecKeys(text);
    expect(told).toThrow(/Codec key \d is not 32 bytes/);
    expect(told).not.toThrow(/short/);
  });
});

describe('codec keys in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-keys-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes one for nobody else to read, and keeps it', () => {
    const path = join(folder, 'codec.key');
    const [made] = codecKeysInFile(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(codecKeysInFile(path)[0].id).toBe(made.id);
  });

  it('takes what an owner has put there, several keys too', () => {
    const path = join(folder, 'own.key');
    writeFileSync(path, `${hex()},${hex()}\n`);
    expect(codecKeysInFile(path)).toHaveLength(2);
  });

  it('gives all who ask at once the same, and leaves nothing beside it', () => {
    const path = join(folder, 'shared.key');
    const ids = Array.from({ length: 5 }, () => codecKeysInFile(path)[0].id);
    expect(new Set(ids).size).toBe(1);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  });
});
