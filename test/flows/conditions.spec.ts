import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { type Condition, holds, type Operand, type Scope } from '../../domain/plan/conditions';
import type { Plain } from '../../domain/plan/fields';
import { type Names, parseCondition } from '../../flows/conditions';

const NAMES: Names = {
  cause: { type: 'choice', of: ['server', 'client', 'it\'s "both"'] },
  product: { type: 'choice', of: ['server', 'client', '山海远征'] },
  note: { type: 'text' },
  title: { type: 'text' },
  amount: { type: 'number' },
  count: { type: 'number' },
  paid: { type: 'boolean' },
  phone: { type: 'text', confidential: ['desk'] },
  insured: { type: 'boolean', confidential: ['desk'] },
  vip: { type: 'boolean' },
  priority: { type: 'choice', of: ['P1', 'P2'] },
};

/** Confidential ones can be asked for by has() alone. */
const READABLE = Object.keys(NAMES).filter((name) => !NAMES[name]?.confidential);

const parsed = (text: string): Condition => {
  const result = parseCondition(text, NAMES);
  if (result.kind === 'wrong') throw new Error(`${text}: ${JSON.stringify(result.problem)}`);
  return result.condition;
};

describe('a condition', () => {
  it.each<[string, Condition]>([
    ["cause == 'server'", { op: '==', left: { field: 'cause' }, right: { value: 'server' } }],
    ["'server' != cause", { op: '!=', left: { value: 'server' }, right: { field: 'cause' } }],
    ['has(phone)', { op: 'has', field: 'phone' }],
    ['amount > 1000', { op: '>', left: { field: 'amount' }, right: { value: 1000 } }],
    ['amount == -1.5', { op: '==', left: { field: 'amount' }, right: { value: -1.5 } }],
    ['amount <= count', { op: '<=', left: { field: 'amount' }, right: { field: 'count' } }],
    ['paid', { op: 'is', field: 'paid' }],
    ['!paid', { op: 'not', of: { op: 'is', field: 'paid' } }],
    ['paid == false', { op: '==', left: { field: 'paid' }, right: { value: false } }],
    ['has(note)', { op: 'has', field: 'note' }],
    ["cause in ['server', 'client']", { op: 'in', left: { field: 'cause' }, right: ['server', 'client'] }],
    ['amount in [1, 2.5]', { op: 'in', left: { field: 'amount' }, right: [1, 2.5] }],
    ["priority == 'P1'", { op: '==', left: { field: 'priority' }, right: { value: 'P1' } }],
    [
      'paid && vip && (has(note) || !has(title))',
      {
        op: 'and',
        of: [
          { op: 'is', field: 'paid' },
          { op: 'is', field: 'vip' },
          {
            op: 'or',
            of: [
              { op: 'has', field: 'note' },
              { op: 'not', of: { op: 'has', field: 'title' } },
            ],
          },
        ],
      },
    ],
  ])('%s becomes its tree', (text, tree) => {
    expect(parsed(text)).toEqual(tree);
  });

  it.each<[string, string, object]>([
    ["caus == 'server'", 'condition-unknown-name', { column: 1, name: 'caus', likely: 'cause' }],
    ["paid && caus == 'server'", 'condition-unknown-name', { column: 9 }],
    ["cause == 'sever'", 'condition-not-a-choice', { column: 10, value: 'sever', likely: 'server' }],
    ["cause in ['server', 'user']", 'condition-not-a-choice', { column: 21, value: 'user' }],
    ['cause == 1', 'condition-types', { column: 1, left: 'choice', right: 'number' }],
    ['amount == paid', 'condition-types', { left: 'number', right: 'yes-or-no' }],
    ["amount in [1, 'two']", 'condition-types', { column: 15, left: 'number', right: 'text' }],
    ["cause < 'server'", 'condition-order', { column: 1, type: 'choice' }],
    ['paid >= vip', 'condition-order', { type: 'yes-or-no' }],
    ['amount', 'condition-not-yes-or-no', { column: 1, type: 'number' }],
    ['!note', 'condition-not-yes-or-no', { column: 2, type: 'text' }],
    ["'server'", 'condition-not-yes-or-no', { type: 'text' }],
    ["paid && phone == '110'", 'condition-confidential', { column: 9, field: 'phone' }],
    ["phone in ['110']", 'condition-confidential', { column: 1, field: 'phone' }],
    ['insured', 'condition-confidential', { column: 1, field: 'insured' }],
    ['true', 'condition-constant', { column: 1 }],
    ['paid || 1 == 1', 'condition-constant', { column: 9 }],
    ['cause in []', 'condition-constant', { column: 10 }],
    ["'a' in ['a']", 'condition-constant', { column: 1 }],
    ['amount + 1 > 2', 'condition-not-supported', { column: 1, what: '+' }],
    ['size(note) > 2', 'condition-not-supported', { column: 1, what: 'size()' }],
    ["note.matches('x+')", 'condition-not-supported', { column: 1, what: 'matches()' }],
    ['paid ? vip : paid', 'condition-not-supported', { what: '?:' }],
    ['cause == null', 'condition-not-supported', { column: 10, what: 'null' }],
    ['has(note.text)', 'condition-not-supported', { column: 1, what: 'has()' }],
    ['amount == 1u', 'condition-not-supported', { column: 11 }],
    ['amount == 9007199254740993', 'condition-not-supported', { column: 11 }],
    ['cause in [product]', 'condition-not-supported', { column: 11, what: 'id' }],
    ["cause in 'server'", 'condition-not-supported', { column: 10 }],
    ['cause ==', 'condition-unreadable', { column: 9 }],
    ["cause == 'server' and paid", 'condition-unreadable', {}],
    ['toString', 'condition-unknown-name', { name: 'toString' }],
    [Array.from({ length: 150 }, () => 'paid').join(' || '), 'condition-too-large', { limit: 200 }],
    [`${'!('.repeat(40)}paid${')'.repeat(40)}`, 'condition-too-large', {}],
  ])('%s is refused: %s', (text, code, params) => {
    expect(parseCondition(text, NAMES)).toMatchObject({ kind: 'wrong', problem: { code, params } });
  });

  it('over fields that are not there is false, and so is its comparison by !=; has and ! say what is there', () => {
    const nothing: Scope = {};
    for (const text of [
      "cause == 'server'",
      "cause != 'server'",
      'amount < 1',
      'amount >= 1',
      'paid',
      "cause in ['server']",
      'has(note)',
      'amount == count',
    ])
      expect([text, holds(parsed(text), nothing)]).toEqual([text, false]);
    for (const text of ['!has(note)', '!paid', "!(cause == 'server')"])
      expect([text, holds(parsed(text), nothing)]).toEqual([text, true]);
  });
});

/** Trees of the right types, with their texts: ours, and the one that the library evaluates (numbers as doubles, has over a map). */
interface Written {
  readonly tree: Condition;
  readonly ours: string;
  readonly theirs: string;
}
interface WrittenOperand {
  readonly operand: Operand;
  readonly ours: string;
  readonly theirs: string;
}

const field = (name: string): WrittenOperand => ({ operand: { field: name }, ours: name, theirs: name });
const constant = (value: Plain): WrittenOperand => {
  const text = typeof value === 'string' ? `"${value.replaceAll('"', '\\"')}"` : String(value);
  return {
    operand: { value },
    ours: text,
    theirs: typeof value === 'number' && Number.isInteger(value) ? `${text}.0` : text,
  };
};
const of = (type: 'number' | 'boolean' | 'text' | 'choice') => READABLE.filter((name) => NAMES[name]?.type === type);
const numbers = fc.constantFrom(-2, -1.5, 0, 1, 2.25, 1000);
const texts = fc.constantFrom('server', 'client', '山海远征', '');

function compared(ops: readonly string[], left: WrittenOperand, right: WrittenOperand) {
  return fc.constantFrom(...ops).map(
    (op): Written => ({
      tree: { op, left: left.operand, right: right.operand } as Condition,
      ours: `${left.ours} ${op} ${right.ours}`,
      theirs: `${left.theirs} ${op} ${right.theirs}`,
    }),
  );
}
const ALL = ['==', '!=', '<', '<=', '>', '>='];
const EQUAL = ['==', '!='];
const pairs = (fields: readonly string[], values: fc.Arbitrary<Plain>) =>
  fc.oneof(
    fc.tuple(fc.constantFrom(...fields).map(field), values.map(constant)),
    fc.tuple(values.map(constant), fc.constantFrom(...fields).map(field)),
    fc.tuple(fc.constantFrom(...fields).map(field), fc.constantFrom(...fields).map(field)),
  );

const leaf: fc.Arbitrary<Written> = fc.oneof(
  pairs(of('number'), numbers).chain(([a, b]) => compared(ALL, a, b)),
  pairs(of('text'), texts).chain(([a, b]) => compared(EQUAL, a, b)),
  pairs(of('boolean'), fc.boolean()).chain(([a, b]) => compared(EQUAL, a, b)),
  fc
    .constantFrom(...of('choice'))
    .chain((name) =>
      fc.constantFrom(...(NAMES[name]?.of ?? [])).chain((value) => compared(EQUAL, field(name), constant(value))),
    ),
  fc
    .constantFrom(...of('boolean'))
    .map((name): Written => ({ tree: { op: 'is', field: name }, ours: name, theirs: name })),
  fc
    .constantFrom(...READABLE)
    .map((name): Written => ({ tree: { op: 'has', field: name }, ours: `has(${name})`, theirs: `has(all.${name})` })),
  fc
    .tuple(fc.constantFrom(...of('number')), fc.array(numbers, { minLength: 1, maxLength: 4 }))
    .map(([name, values]): Written => {
      const list = values.map(constant);
      const write = (side: 'ours' | 'theirs') => `${name} in [${list.map((one) => one[side]).join(', ')}]`;
      return { tree: { op: 'in', left: { field: name }, right: values }, ours: write('ours'), theirs: write('theirs') };
    }),
);

const condition = fc.letrec<{ any: Written }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('any').map(
      (one): Written => ({ tree: { op: 'not', of: one.tree }, ours: `!(${one.ours})`, theirs: `!(${one.theirs})` }),
    ),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('any'), { minLength: 2, maxLength: 3 }))
      .map(([op, parts]): Written => {
        const write = (side: 'ours' | 'theirs') =>
          parts.map((one) => `(${one[side]})`).join(op === 'and' ? ' && ' : ' || ');
        return {
          tree: { op, of: parts.flatMap((one) => (one.tree.op === op ? one.tree.of : [one.tree])) } as Condition,
          ours: write('ours'),
          theirs: write('theirs'),
        };
      }),
  ),
})).any;

const scope: fc.Arbitrary<Record<string, Plain>> = fc.record({
  cause: fc.constantFrom(...(NAMES.cause?.of ?? [])),
  product: fc.constantFrom(...(NAMES.product?.of ?? [])),
  note: texts,
  title: texts,
  amount: numbers,
  count: numbers,
  paid: fc.boolean(),
  vip: fc.boolean(),
  priority: fc.constantFrom('P1', 'P2'),
});

const TYPES = { text: 'string', choice: 'string', number: 'double', boolean: 'bool' } as const;

describe('random conditions', () => {
  const library = new Environment();
  for (const [name, { type }] of Object.entries(NAMES)) library.registerVariable(name, TYPES[type]);
  library.registerVariable('all', 'map');

  it('parse to the tree from which they were written', () => {
    fc.assert(
      fc.property(condition, ({ tree, ours }) => expect(parsed(ours)).toEqual(tree)),
      { numRuns: 500 },
    );
  });

  it('hold exactly when CEL says so, all fields being there', () => {
    fc.assert(
      fc.property(condition, scope, ({ ours, theirs }, fields) => {
        const cel = library.parse(theirs)({ ...fields, all: fields });
        expect([ours, holds(parsed(ours), fields)]).toEqual([ours, cel]);
      }),
      { numRuns: 2000 },
    );
  });
});
