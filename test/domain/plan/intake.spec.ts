import { LIMITS } from '../../../domain/plan/fields';
import { missingFields, wrongFields } from '../../../domain/plan/intake';
import { plan as thePlan } from '../../plans';

const plan = thePlan({
  fields: {
    ...thePlan().fields,
    vip: { field: 'vip', type: 'boolean' },
    phone: { field: 'phone', type: 'text', confidential: ['desk'] },
    'a/b~c': { field: 'a/b~c', type: 'text' },
    ...Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`text${i}`, { field: `text${i}`, type: 'text' as const }]),
    ),
  },
});
const wrong = (given: Record<string, unknown>, before = {}) => wrongFields(plan, given as never, '/results', before);

describe('confidential values', () => {
  test('come sealed, and what was wrong with one is said here', () => {
    expect(wrong({ phone: { sealed: 'ab' } })).toEqual([]);
    expect(wrong({ phone: '' })).toEqual([]);
    const at = { pointer: '/results/phone', field: 'phone' };
    expect(wrong({ phone: { sealed: '', wrong: 'too-long' } })).toEqual([{ ...at, problem: 'too-long' }]);
  });

  test('never in clear, and nothing else comes sealed', () => {
    expect(wrong({ phone: '110' })).toEqual([{ pointer: '/results/phone', problem: 'not-sealed', field: 'phone' }]);
    expect(wrong({ player: { sealed: 'ab' } })).toEqual([
      { pointer: '/results/player', problem: 'not-text', field: 'player' },
    ]);
  });

  test('are there for whoever needs them, unless blank', () => {
    const demanded = [{ field: 'phone', required: true }];
    expect(missingFields(demanded, { phone: { sealed: 'ab' } }, '/fields')).toEqual([]);
    expect(missingFields(demanded, { phone: '' }, '/fields')).toHaveLength(1);
  });
});

describe('values that a caller gives', () => {
  test('as the flow declares them', () => {
    expect(wrong({ player: 'p', amount: -1.5, cause: 'user', vip: false })).toEqual([]);
    expect(wrong({})).toEqual([]);
  });

  test.each([
    ['player', 7, 'not-text'],
    ['player', null, 'not-text'],
    ['amount', '7', 'not-a-number'],
    ['amount', Number.NaN, 'not-a-number'],
    ['amount', Number.POSITIVE_INFINITY, 'not-a-number'],
    ['vip', 'yes', 'not-a-boolean'],
    ['vip', 1, 'not-a-boolean'],
  ])('%s: %j is %s', (field, value, problem) => {
    expect(wrong({ [field]: value })).toEqual([{ pointer: `/results/${field}`, problem, field }]);
  });

  test('a choice that there is not, with those that there are', () => {
    for (const value of ['aliens', 7, ''])
      expect(wrong({ cause: value })).toEqual([
        { pointer: '/results/cause', problem: 'not-a-choice', field: 'cause', of: ['server', 'user'] },
      ]);
  });

  test('a field that the flow does not have, with the one that is probably meant', () => {
    expect(wrong({ Playr: 'p', colour: 'red', constructor: 'us' })).toEqual([
      { pointer: '/results/Playr', problem: 'unknown', field: 'Playr', of: ['player'] },
      { pointer: '/results/colour', problem: 'unknown', field: 'colour' },
      { pointer: '/results/constructor', problem: 'unknown', field: 'constructor' },
    ]);
  });

  test('a pointer escapes what RFC 6901 escapes', () => {
    expect(wrong({ 'a/b~c': 1 })[0]?.pointer).toBe('/results/a~1b~0c');
  });

  test('a text of 8 KiB, counted in UTF-8, and no more', () => {
    expect(wrong({ player: '汉'.repeat(2730) })).toEqual([]);
    expect(wrong({ player: '汉'.repeat(2731) })).toEqual([
      { pointer: '/results/player', problem: 'too-long', field: 'player' },
    ]);
    expect(wrong({ player: 'x'.repeat(LIMITS.textBytes) })).toEqual([]);
  });

  test('64 KiB in all, with what is there already', () => {
    const texts = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`text${i}`, 'x'.repeat(8_100)]));
    expect(wrong(texts(8))).toEqual([]);
    expect(wrong(texts(9))).toEqual([{ pointer: '/results', problem: 'too-much', field: '' }]);
    expect(wrong({ text8: 'x'.repeat(8_100) }, texts(8))).toEqual([
      { pointer: '/results', problem: 'too-much', field: '' },
    ]);
    // What is replaced does not count twice.
    expect(wrong({ text0: 'y'.repeat(8_100) }, texts(8))).toEqual([]);
  });

  test('64 KiB to the byte', () => {
    const filler = (bytes: number) => ({ before: 'x'.repeat(bytes) });
    const room = LIMITS.fieldsBytes - Buffer.byteLength(JSON.stringify({ before: '', text0: '' }));
    expect(wrong({ text0: 'y' }, filler(room - 1))).toEqual([]);
    expect(wrong({ text0: 'y' }, filler(room))).toHaveLength(1);
  });
});

describe('fields that must be there', () => {
  const demanded = [
    { field: 'player', required: true },
    { field: 'amount', required: false },
    { field: 'summary', required: true, unless: { op: 'is', field: 'vip' } as const },
  ];

  test('are missing when they are not, or blank', () => {
    expect(missingFields(demanded, { player: '', vip: false }, '/fields')).toEqual([
      { pointer: '/fields/player', problem: 'missing', field: 'player' },
      { pointer: '/fields/summary', problem: 'missing', field: 'summary' },
    ]);
    expect(missingFields(demanded, { player: 'p', summary: 's' }, '/fields')).toEqual([]);
  });

  test('unless the flow says so', () => {
    expect(missingFields(demanded, { player: 'p', vip: true }, '/fields')).toEqual([]);
  });

  test('whatever they are called', () => {
    expect(missingFields([{ field: 'constructor', required: true }], {}, '/fields')).toHaveLength(1);
  });
});
