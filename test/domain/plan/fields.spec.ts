import fc from 'fast-check';
import { isAbsent, utf8Bytes } from '../../../domain/plan/fields';

test('a text of white space alone is no value; nought and no are', () => {
  expect([undefined, '', ' ', '\t\n', '\u3000', ' x ', 0, false, true].map(isAbsent)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('the length in UTF-8 is that of an encoder', () => {
  for (const text of ['', 'a', '\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '\u{10000}', '接力棒🏃a'])
    expect(utf8Bytes(text)).toBe(Buffer.byteLength(text, 'utf8'));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(utf8Bytes(text)).toBe(Buffer.byteLength(text, 'utf8'));
    }),
  );
});
