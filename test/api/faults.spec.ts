import { z } from 'zod';
import { faultsOf, keysAt, uncleanIn } from '../../api/faults';
import { fields, instantIn, text } from '../../contract/values';
import { openBody } from '../../contract/verbs/open';
import { transfer } from '../../contract/verbs/transfer';

const found = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.error ? faultsOf(schema, parsed.error).map(({ pointer, code, params }) => [pointer, code, params]) : [];
};

it.each([
  ['missing', z.strictObject({ a: z.string() }), {}, [['/a', 'missing', {}]]],
  ['of another kind', z.strictObject({ a: z.string() }), { a: 1 }, [['/a', 'wrong-kind', { expected: 'text' }]]],
  ['no whole number', z.int(), 1.5, [['', 'wrong-kind', { expected: 'whole-number' }]]],
  ['no object', z.strictObject({}), 7, [['', 'wrong-kind', { expected: 'mapping' }]]],
  ['null', z.array(z.int()), null, [['', 'wrong-kind', { expected: 'list' }]]],
  ['not a choice', z.enum(['a', 'b']), 'c', [['', 'not-one-of', { of: ['a', 'b'] }]]],
  ['no choice at all', z.strictObject({ a: z.enum(['a']) }), {}, [['/a', 'missing', {}]]],
  ['too small', z.int().min(3), 2, [['', 'too-small', { least: 3 }]]],
  ['too large', z.int().max(3), 4, [['', 'too-large', { most: 3 }]]],
  ['too many', z.array(z.int()).max(1), [1, 2], [['', 'too-many', { most: 1 }]]],
  ['too few', z.array(z.int()).min(1), [], [['', 'too-few', { least: 1 }]]],
  ['blank', text, ' \n', [['', 'blank', {}]]],
  ['too long', text, 'x'.repeat(8_193), [['', 'too-long', { most: 8_192 }]]],
  ['too long in bytes', text, '界'.repeat(2_731), [['', 'too-long', { most: 8_192 }]]],
  ['no instant', instantIn, '2026-01-01', [['', 'not-an-instant', {}]]],
  ['an instant before all', instantIn, '1969-12-31T23:59:59Z', [['', 'not-an-instant', {}]]],
  ['no field name', fields, { 'a-b': 1 }, [['/a-b', 'not-a-field-name', {}]]],
  ['no field value', fields, { a: [] }, [['/a', 'wrong-kind', { expected: 'value' }]]],
  [
    'a pointer with its own signs',
    z.record(z.string(), z.int()),
    { 'a/b~c': 'x' },
    [['/a~1b~0c', 'wrong-kind', { expected: 'number' }]],
  ],
] as const)('%s', (_name, schema, value, faults) => {
  expect(found(schema, value)).toEqual(faults);
});

it('an unknown key names the likely one of its own level', () => {
  const body = { flow: 'f', title: 't', urgency: 'l', importance: 'l', field: {}, onBehalf: 'x' };
  expect(found(openBody, body)).toEqual([
    ['/field', 'unknown-key', { key: 'field', likely: 'fields' }],
    ['/onBehalf', 'unknown-key', { key: 'onBehalf', likely: 'onBehalfOf' }],
  ]);
  expect(found(transfer.body, { version: 1, reason: 'x', to: { department: 'a', persn: 'b' } })).toEqual([
    ['/to/persn', 'unknown-key', { key: 'persn', likely: 'person' }],
  ]);
  expect(keysAt(transfer.body, ['to'])).toEqual(['department', 'person']);
});

it('what no schema looks at is found wherever it stands', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
  expect(uncleanIn({ a: [{ b: 'x\u0000' }] })).toEqual({ pointer: '/a/0/b', code: 'not-text', params: {} });
  expect(uncleanIn({ 'a\udfff': 1 })?.code).toBe('not-text');
  expect(uncleanIn(JSON.parse('{"a":{"__proto__":1}}'))).toEqual({
    pointer: '/a',
    code: 'reserved-key',
    params: { key: '__proto__' },
  });
  expect(uncleanIn(deep(33))?.code).toBe('too-deep');
  expect(uncleanIn(deep(20))).toBeUndefined();
  expect(uncleanIn({ a: '👩‍👩‍👧 界', b: [null, true, 1] })).toBeUndefined();
});
