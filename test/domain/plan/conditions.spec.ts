import { type Condition, holds, type Operand } from '../../../domain/plan/conditions';
import type { Plain } from '../../../domain/plan/fields';

const scope = { cause: 'server', amount: 7, vip: true, quiet: false, note: '', phone: { sealed: 'ab' } };
const field = (name: string): Operand => ({ field: name });
const value = (constant: Plain): Operand => ({ value: constant });
const yes: Condition = { op: 'is', field: 'vip' };
const no: Condition = { op: 'is', field: 'quiet' };

test.each<[string, Condition, boolean]>([
  ['has(phone), which is sealed', { op: 'has', field: 'phone' }, true],
  ['phone == phone, which is sealed', { op: '==', left: field('phone'), right: field('phone') }, false],
  ['cause == "server"', { op: '==', left: field('cause'), right: value('server') }, true],
  ['cause == "user"', { op: '==', left: field('cause'), right: value('user') }, false],
  ['cause != "user"', { op: '!=', left: field('cause'), right: value('user') }, true],
  ['cause != "server"', { op: '!=', left: field('cause'), right: value('server') }, false],
  ['amount < 8', { op: '<', left: field('amount'), right: value(8) }, true],
  ['amount < 7', { op: '<', left: field('amount'), right: value(7) }, false],
  ['amount <= 7', { op: '<=', left: field('amount'), right: value(7) }, true],
  ['amount <= 6', { op: '<=', left: field('amount'), right: value(6) }, false],
  ['amount > 6', { op: '>', left: field('amount'), right: value(6) }, true],
  ['amount > 7', { op: '>', left: field('amount'), right: value(7) }, false],
  ['amount >= 7', { op: '>=', left: field('amount'), right: value(7) }, true],
  ['amount >= 8', { op: '>=', left: field('amount'), right: value(8) }, false],
  ['8 > amount', { op: '>', left: value(8), right: field('amount') }, true],
  ['amount == amount', { op: '==', left: field('amount'), right: field('amount') }, true],
  ['cause in ["server", "data"]', { op: 'in', left: field('cause'), right: ['server', 'data'] }, true],
  ['cause in ["user"]', { op: 'in', left: field('cause'), right: ['user'] }, false],
  ['vip', yes, true],
  ['quiet', no, false],
  ['has(quiet)', { op: 'has', field: 'quiet' }, true],
  ['!vip', { op: 'not', of: yes }, false],
  ['!quiet', { op: 'not', of: no }, true],
  ['vip && quiet', { op: 'and', of: [yes, no] }, false],
  ['vip && vip', { op: 'and', of: [yes, yes] }, true],
  ['vip || quiet', { op: 'or', of: [no, yes] }, true],
  ['quiet || quiet', { op: 'or', of: [no, no] }, false],
])('%s: %j', (_text, condition, expected) => {
  expect(holds(condition, scope)).toBe(expected);
});

describe('what is not there', () => {
  test.each<[string, Condition]>([
    ['absent == "x"', { op: '==', left: field('absent'), right: value('x') }],
    ['absent != "x"', { op: '!=', left: field('absent'), right: value('x') }],
    ['"x" != absent', { op: '!=', left: value('x'), right: field('absent') }],
    ['absent == absent', { op: '==', left: field('absent'), right: field('absent') }],
    ['absent < 1', { op: '<', left: field('absent'), right: value(1) }],
    ['1 >= absent', { op: '>=', left: value(1), right: field('absent') }],
    ['absent in ["x"]', { op: 'in', left: field('absent'), right: ['x'] }],
    ['absent', { op: 'is', field: 'absent' }],
    ['has(absent)', { op: 'has', field: 'absent' }],
  ])('%s is false, and its negation true', (_text, condition) => {
    expect(holds(condition, scope)).toBe(false);
    expect(holds({ op: 'not', of: condition }, scope)).toBe(true);
  });

  test('a field may be named like something that every object has', () => {
    for (const name of ['constructor', 'toString', 'valueOf']) {
      expect(holds({ op: 'has', field: name }, scope)).toBe(false);
      expect(holds({ op: '!=', left: field(name), right: value('x') }, scope)).toBe(false);
      expect(holds({ op: 'in', left: field(name), right: ['x'] }, scope)).toBe(false);
      expect(holds({ op: '==', left: field(name), right: value('us') }, { [name]: 'us' })).toBe(true);
    }
  });
});

test('a text is not a yes', () => {
  expect(holds({ op: 'is', field: 'cause' }, scope)).toBe(false);
});
