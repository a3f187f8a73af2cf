import { own } from '../own';
import { type FieldValue, isSealed, type Plain } from './fields';

/** What a condition of a flow document (CEL text) becomes at publication. Operands are names of fields or constants. */
export type Condition =
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'has'; readonly field: string }
  | { readonly op: 'is'; readonly field: string }
  | { readonly op: Comparison; readonly left: Operand; readonly right: Operand }
  | { readonly op: 'in'; readonly left: Operand; readonly right: readonly Plain[] };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Operand = { readonly field: string } | { readonly value: Plain };

/** The values that a condition may name: the escalation's fields, and beside them `priority` and `outcome`. */
export type Scope = Readonly<Record<string, FieldValue | undefined>>;

/**
 * A condition over fields that are not there is false, except for `!has(…)` and other negations of what is false.
 * The checker has typed the condition, so operands of one comparison are of one type. A confidential value can be asked for only whether it
 * is there; to a comparison it is not.
 */
export function holds(condition: Condition, scope: Scope): boolean {
  switch (condition.op) {
    case 'and':
      return condition.of.every((part) => holds(part, scope));
    case 'or':
      return condition.of.some((part) => holds(part, scope));
    case 'not':
      return !holds(condition.of, scope);
    case 'has':
      return own(scope, condition.field) !== undefined;
    case 'is':
      return own(scope, condition.field) === true;
    case 'in': {
      const left = read(condition.left, scope);
      return left !== undefined && condition.right.includes(left);
    }
    default:
      return compare(condition.op, read(condition.left, scope), read(condition.right, scope));
  }
}

function read(operand: Operand, scope: Scope): Plain | undefined {
  const value = 'field' in operand ? own(scope, operand.field) : operand.value;
  return isSealed(value) ? undefined : value;
}

function compare(op: Comparison, left: Plain | undefined, right: Plain | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  switch (op) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
