import { END } from '../../domain/plan/plan';
import { pointer, problem } from '../../domain/plan/problems';
import { mentions, prioritiesOf, stepsOf } from './parts';
import type { Rule } from './rule';

/** Words of CEL, and the names that every condition knows besides fields. */
const NOT_FIELDS: ReadonlySet<string> = new Set([
  ...[
    'priority',
    'outcome',
    'true',
    'false',
    'null',
    'in',
    'as',
    'break',
    'const',
    'continue',
    'else',
    'for',
    'function',
    'if',
  ],
  ...['import', 'let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while', 'has'],
]);

/** Names that already mean something else: the step `end`, the priority `else`, fields that a condition could not tell apart. */
export const names: Rule = (flow) => [
  ...stepsOf(flow)
    .filter(([key]) => key === END)
    .map(([key]) => problem(pointer('steps', key), 'reserved-name', { name: key })),
  ...(prioritiesOf(flow).includes('else') ? [problem('/priority/matrix', 'reserved-name', { name: 'else' })] : []),
  ...mentions(flow)
    .filter(({ field }) => NOT_FIELDS.has(field))
    .map(({ at, field }) => problem(`${at}/field`, 'reserved-name', { name: field })),
];
