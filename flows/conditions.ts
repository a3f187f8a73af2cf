import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { own } from '../domain/own';
import type { Comparison, Condition, Operand } from '../domain/plan/conditions';
import type { FieldType, Plain } from '../domain/plan/fields';
import { likely } from '../domain/plan/likely';
import type { ConditionType, FlowProblemCode, FlowProblems } from '../domain/plan/problems';

/** What a condition may name, and of which type it is: fields, `priority` and, on an edge, `outcome`. */
export type Names = Readonly<Record<string, Pick<FieldType, 'type' | 'of' | 'confidential'>>>;

/** Nodes of a condition's tree and how deep it may be; beyond that nobody reads it any more. */
const LIMITS = { maxAstNodes: 200, maxDepth: 20, maxListElements: 100, maxMapEntries: 1, maxCallArguments: 4 } as const;
const parser = new Environment({ limits: LIMITS });

export type Parsed =
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'wrong'; readonly problem: ConditionProblem };
export type ConditionProblem = {
  [C in FlowProblemCode]: { readonly code: C; readonly params: FlowProblems[C] };
}[FlowProblemCode];

/**
 * CEL text as the small tree that `domain/plan/conditions` walks. Of CEL it takes comparison, `&&`, `||`, `!`, `in` with a list of
 * constants, `has(field)` and a bare yes-or-no field. Numbers are numbers here, whole or not. What the tree cannot say, and what
 * could never be true or false, is an error with its column.
 */
export function parseCondition(text: string, names: Names): Parsed {
  try {
    return { kind: 'condition', condition: condition(parser.parse(text).ast, names) };
  } catch (error) {
    if (error instanceof Wrong) return { kind: 'wrong', problem: error.problem };
    return { kind: 'wrong', problem: unreadable(error) };
  }
}

class Wrong extends Error {
  constructor(readonly problem: ConditionProblem) {
    super(problem.code);
  }
}

function wrong<C extends FlowProblemCode>(code: C, params: FlowProblems[C]): never {
  throw new Wrong({ code, params } as ConditionProblem);
}

/** The parser's own error; anything else is ours and goes on. */
function unreadable(error: unknown): ConditionProblem {
  if (!(error instanceof Error) || error.name !== 'ParseError') throw error;
  const { code, summary, node } = error as Error & { code?: string; summary?: string; node?: { start: number } };
  if (code === 'limit_exceeded' || /exceeded/i.test(summary ?? ''))
    return { code: 'condition-too-large', params: { limit: LIMITS.maxAstNodes } };
  return { code: 'condition-unreadable', params: { column: (node?.start ?? 0) + 1, reason: summary ?? error.message } };
}

const column = (node: ASTNode): number => node.start + 1;

function condition(node: ASTNode, names: Names): Condition {
  switch (node.op) {
    case '&&':
      return { op: 'and', of: flat('&&', node, names) };
    case '||':
      return { op: 'or', of: flat('||', node, names) };
    case '!_':
      return { op: 'not', of: condition(node.args, names) };
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(node.op, node.args[0], node.args[1], names);
    case 'in':
      return membership(node.args[0], node.args[1], names);
    case 'call':
      return has(node, node.args, names);
    case 'id': {
      const type = typeOf(compared(node, names));
      return type === 'yes-or-no'
        ? { op: 'is', field: node.args }
        : wrong('condition-not-yes-or-no', { column: column(node), type });
    }
    case 'value':
      return typeof node.args === 'boolean'
        ? wrong('condition-constant', { column: column(node) })
        : wrong('condition-not-yes-or-no', { column: column(node), type: typeOf(constant(node)) });
    default:
      return unsupported(node);
  }
}

/** `a && b && c` is one list, however the parser has nested it. */
function flat(op: '&&' | '||', node: ASTNode, names: Names): Condition[] {
  return node.op === op
    ? [...flat(op, node.args[0], names), ...flat(op, node.args[1], names)]
    : [condition(node, names)];
}

function has(node: ASTNode, [name, args]: [string, readonly ASTNode[]], names: Names): Condition {
  const [field] = args;
  if (name !== 'has' || args.length !== 1 || field?.op !== 'id') return unsupported(node);
  typed(field, names);
  return { op: 'has', field: field.args };
}

function comparison(op: Comparison, left: ASTNode, right: ASTNode, names: Names): Condition {
  const [a, b] = [operand(left, names), operand(right, names)];
  if ('value' in a.operand && 'value' in b.operand) wrong('condition-constant', { column: column(left) });
  const [leftType, rightType] = [typeOf(a), typeOf(b)];
  // A choice is a text of a known list.
  if (storage(leftType) !== storage(rightType))
    wrong('condition-types', { column: column(left), left: leftType, right: rightType });
  if (op !== '==' && op !== '!=' && leftType !== 'number')
    wrong('condition-order', {
      column: column(left),
      type: leftType === 'choice' || rightType === 'choice' ? 'choice' : leftType,
    });
  chosen(a, b, right);
  chosen(b, a, left);
  return { op, left: a.operand, right: b.operand };
}

function membership(left: ASTNode, right: ASTNode, names: Names): Condition {
  const a = operand(left, names);
  if ('value' in a.operand) wrong('condition-constant', { column: column(left) });
  if (right.op !== 'list') return unsupported(right);
  if (right.args.length === 0) wrong('condition-constant', { column: column(right) });
  const values = right.args.map((item) => {
    const b = constant(item);
    if (storage(typeOf(a)) !== storage(typeOf(b)))
      wrong('condition-types', { column: column(item), left: typeOf(a), right: typeOf(b) });
    chosen(a, b, item);
    return b.operand.value;
  });
  return { op: 'in', left: a.operand, right: values };
}

interface Typed<O extends Operand = Operand> {
  readonly operand: O;
  readonly type: FieldType['type'];
  readonly of?: readonly string[];
}

function operand(node: ASTNode, names: Names): Typed {
  return node.op === 'id' ? compared(node, names) : constant(node);
}

/** A field whose value counts, and not only that it is there. */
function compared(node: ASTNode & { op: 'id' }, names: Names): Typed {
  if (own(names, node.args)?.confidential) wrong('condition-confidential', { column: column(node), field: node.args });
  return typed(node, names);
}

function typed(node: ASTNode & { op: 'id' }, names: Names): Typed {
  const type = own(names, node.args);
  const known = Object.keys(names);
  if (!type)
    return wrong('condition-unknown-name', {
      column: column(node),
      name: node.args,
      likely: likely(node.args, known) ?? null,
      names: known,
    });
  return { operand: { field: node.args }, ...type };
}

function constant(node: ASTNode): Typed<{ readonly value: Plain }> {
  if (node.op === '-_' && node.args.op === 'value') {
    const { value } = constant(node.args).operand;
    return typeof value === 'number' ? { operand: { value: -value }, type: 'number' } : unsupported(node);
  }
  if (node.op !== 'value') return unsupported(node);
  const value = node.args;
  if (typeof value === 'string') return { operand: { value }, type: 'text' };
  if (typeof value === 'boolean') return { operand: { value }, type: 'boolean' };
  if (typeof value === 'number') return { operand: { value }, type: 'number' };
  if (typeof value === 'bigint' && BigInt(Number(value)) === value)
    return { operand: { value: Number(value) }, type: 'number' };
  return unsupported(node);
}

/** A constant beside a choice must be one of its choices: anything else is a slip that would never be found at run time. */
function chosen(field: Typed, other: Typed, at: ASTNode): void {
  if (field.type !== 'choice' || !('value' in other.operand)) return;
  const value = String(other.operand.value);
  const of = field.of ?? [];
  if (!of.includes(value))
    wrong('condition-not-a-choice', { column: column(at), value, likely: likely(value, of) ?? null, of });
}

const typeOf = ({ type }: Typed): ConditionType => (type === 'boolean' ? 'yes-or-no' : type);
const storage = (type: ConditionType): ConditionType => (type === 'choice' ? 'text' : type);

/** What the tree has no word for, as the owner wrote it. */
function unsupported(node: ASTNode): never {
  const name =
    node.op === 'call' || node.op === 'rcall'
      ? `${node.args[0]}()`
      : node.op === 'value'
        ? String(node.args)
        : node.op.replaceAll('_', '');
  return wrong('condition-not-supported', { column: column(node), what: name });
}
