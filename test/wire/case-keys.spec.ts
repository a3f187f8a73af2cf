import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { digestOfValue, drawCaseKey, openValue, rewrapCaseKey, sealValue, unwrapCaseKey } from '../../wire/case-keys';
import { codecKeys } from '../../wire/keys';

const [older, newer] = ['1'.repeat(64), '2'.repeat(64)];
const KEYS = codecKeys(older);
const CASE = '018f2b9e-7d3c-5a41-9c55-0a1b2c3d4e5f';
const OTHER = '018f2b9e-7d3c-5a41-9c55-0a1b2c3d4e60';
const place = { escalation: CASE, field: 'contact', act: 'lin-xiao/k-1' };
const caseKey = () => createSecretKey(randomBytes(32));

describe('the key of a case', () => {
  it('is another one for each case, and opens for its case alone', () => {
    const [one, two] = [drawCaseKey(KEYS, CASE), drawCaseKey(KEYS, CASE)];
    expect(unwrapCaseKey(KEYS, CASE, one).export()).not.toEqual(unwrapCaseKey(KEYS, CASE, two).export());
    expect(() => unwrapCaseKey(KEYS, OTHER, one)).toThrow();
    expect(one.wrapped.includes(unwrapCaseKey(KEYS, CASE, one).export())).toBe(false);
  });

  it('stays the same when the installation has a new key, and needs the old one no more after that', () => {
    const one = drawCaseKey(KEYS, CASE);
    const both = codecKeys(`${newer},${older}`);
    const again = rewrapCaseKey(both, CASE, one);
    const now = codecKeys(newer);
    expect(again.wrappedBy).toBe(now[0].id);
    expect(unwrapCaseKey(now, CASE, again).export()).toEqual(unwrapCaseKey(KEYS, CASE, one).export());
    expect(() => unwrapCaseKey(now, CASE, one)).toThrow(/is missing/);
  });
});

describe('a confidential value', () => {
  it('comes back with the salt that proves its digest', () => {
    const key = caseKey();
    const { digest, sealed } = sealValue(key, place, '"138 0013 8000"');
    const opened = openValue(key, place, digest, sealed);
    expect(opened.text).toBe('"138 0013 8000"');
    expect(digestOfValue(opened.salt, opened.text)).toBe(digest);
    expect(createHmac('sha256', opened.salt).update('"138 0013 8000"').digest('hex')).toBe(digest);
    expect(sealed.includes('8000')).toBe(false);
  });

  it('has one digest for each case, field, act and value: a repeat of an act says the same, and nothing else does', () => {
    const key = caseKey();
    const { digest, sealed } = sealValue(key, place, '"a"');
    const again = sealValue(key, place, '"a"');
    expect(again.digest).toBe(digest);
    expect(again.sealed).not.toEqual(sealed); // under a nonce of its own
    for (const other of [
      sealValue(key, { ...place, act: 'lin-xiao/k-2' }, '"a"'),
      sealValue(key, { ...place, field: 'phone' }, '"a"'),
      sealValue(key, { ...place, escalation: OTHER }, '"a"'),
      sealValue(key, place, '"b"'),
      sealValue(caseKey(), place, '"a"'),
    ])
      expect(other.digest).not.toBe(digest);
  });

  it('opens in no other place, under no other key, and not when a bit of it was changed', () => {
    const key = caseKey();
    const { digest, sealed } = sealValue(key, place, '"a"');
    expect(() => openValue(key, { ...place, field: 'phone' }, digest, sealed)).toThrow();
    expect(() => openValue(key, { ...place, escalation: OTHER }, digest, sealed)).toThrow();
    expect(() => openValue(key, place, '0'.repeat(64), sealed)).toThrow();
    expect(() => openValue(caseKey(), place, digest, sealed)).toThrow();
    for (const at of [0, 12, 28, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => openValue(key, place, digest, changed)).toThrow();
    }
  });
});
