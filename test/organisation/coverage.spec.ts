import { type CoverageRow, coverage, usesOf } from '../../organisation/coverage';
import { personRuleOf, personRuleText } from '../../organisation/person-rule';
import { step, plan as thePlan } from '../plans';

const AT = Date.UTC(2026, 8, 1);
const row = (
  id: string,
  when: Record<string, readonly (string | boolean)[]>,
  rest: Partial<CoverageRow> = {},
): CoverageRow => ({
  row: id,
  when: Object.entries(when).map(([field, values]) => ({ field, in: values })),
  ...rest,
});
const plan = thePlan({
  intake: [{ field: 'class', required: true }],
  fields: {
    class: { field: 'class', type: 'choice', of: ['item', 'account', 'payment'] },
    vip: { field: 'vip', type: 'boolean' },
    game: { field: 'game', type: 'text' },
  },
  steps: {
    sort: step({ department: { by: 'responsibility', table: 'main', of: ['class'] } }),
    deep: step({
      department: { by: 'responsibility', table: 'main', of: ['class', 'vip'] },
      needs: [{ field: 'vip' }],
    }),
    other: step({ department: { by: 'responsibility', table: 'other', of: ['game'] } }),
  },
});
const gaps = (rows: readonly CoverageRow[], table = 'main', at = AT) =>
  coverage(rows, usesOf(table, [plan], rows), at).gaps.map(({ of, steps }) =>
    [
      of.map((one) => `${one.field}=${one.is === 'value' ? one.value : one.is}`).join(' '),
      ...steps.map((one) => one.step),
    ].join(' / '),
  );
const overlaps = (rows: readonly CoverageRow[], at = AT) => coverage(rows, [], at).overlaps;

test('gaps are what no row answers for, with the steps that would ask', () => {
  expect(gaps([row('one', { class: ['item', 'account'] })])).toEqual([
    'class=payment / sort',
    'class=payment vip=true / deep',
    'class=payment vip=false / deep',
  ]);
  expect(gaps([row('one', { class: ['item', 'account'] }), row('two', { class: ['payment'], vip: [true] })])).toEqual([
    'class=payment / sort',
    'class=payment vip=false / deep',
  ]);
  expect(gaps([row('all', {})])).toEqual([]);
});

test('a free field may hold anything', () => {
  expect(gaps([row('one', { game: ['star'] })], 'other')).toEqual(['game=another / other']);
});

test('a row counts from its first instant until its last', () => {
  const rows = [row('then', {}, { to: AT }), row('payment', { class: ['payment'] }, { from: AT + 1 })];
  expect(gaps(rows)).toHaveLength(9);
  expect(gaps(rows, 'main', AT - 1)).toEqual([]);
  expect(gaps(rows, 'main', AT + 1)).toHaveLength(6);
});

test('two rows of as many fields that hold at once overlap; the narrower one stands above the wider', () => {
  const [a, b] = [row('a', { class: ['item', 'account'] }), row('b', { class: ['account', 'payment'] })];
  expect(overlaps([a, b])).toEqual([{ rows: ['a', 'b'], of: [{ field: 'class', in: ['account'] }] }]);
  expect(overlaps([a, row('c', { vip: [true] })])).toEqual([
    {
      rows: ['a', 'c'],
      of: [
        { field: 'class', in: ['item', 'account'] },
        { field: 'vip', in: [true] },
      ],
    },
  ]);
  expect(overlaps([a, row('c', { class: ['account'], vip: [true] }), row('d', {})])).toEqual([]);
  expect(overlaps([a, row('c', { class: ['payment'] })])).toEqual([]);
  expect(overlaps([a, { ...b, to: AT }])).toEqual([]);
});

test('what is more than can be listed is said to be more', () => {
  const many = Array.from({ length: 40 }, (_, place) => row(`r${place}`, {}));
  const { overlaps: listed, complete } = coverage(many, [], AT);
  expect([listed.length, complete]).toEqual([500, false]);
  const fields = Array.from({ length: 17 }, (_, place) => ({
    field: `f${place}`,
    may: [true, false].map((value) => ({ is: 'value' as const, value })),
  }));
  const found = coverage([row('all', {})], [{ flow: 'f', step: 's', fields }], AT);
  expect([found.gaps, found.complete]).toEqual([[], false]);
});

test.each([
  'duty',
  'head',
  'supervisor',
  'least-loaded',
  'claim',
  'manager',
  'role:director',
  'person:lin-xiao',
  'same-as:fix',
])('the rule %s is read and written', (text) => expect(personRuleText(personRuleOf(text))).toBe(text));
