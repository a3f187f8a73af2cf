import type { FieldProblem } from '../escalation/refusals';
import { own } from '../own';
import { type Condition, holds, type Scope } from './conditions';
import {
  type Fields,
  type FieldType,
  type FieldValue,
  isAbsent,
  isSealed,
  LIMITS,
  utf8Bytes,
  type ValueProblem,
} from './fields';
import { likely } from './likely';
import type { Plan } from './plan';

/** What is wrong with values that a caller gives: unknown fields, wrong types, too long. `at` is where they stand in the body. */
export function wrongFields(plan: Plan, given: Fields, at: string, before: Fields): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const [field, value] of Object.entries(given)) {
    const pointer = `${at}/${escapePointer(field)}`;
    const type = own(plan.fields, field);
    if (!type) {
      const meant = likely(field, Object.keys(plan.fields));
      problems.push({ pointer, problem: 'unknown', field, ...(meant ? { of: [meant] } : {}) });
      continue;
    }
    const problem = wrongGiven(type, value);
    if (problem)
      problems.push({ pointer, problem, field, ...(problem === 'not-a-choice' && type.of ? { of: type.of } : {}) });
  }
  if (problems.length === 0 && utf8Bytes(JSON.stringify({ ...before, ...given })) > LIMITS.fieldsBytes)
    problems.push({ pointer: at, problem: 'too-much', field: '' });
  return problems;
}

/** A confidential value comes sealed, and was judged before; a blank one is no value, and no secret. */
const wrongGiven = (type: FieldType, value: FieldValue): FieldProblem['problem'] | undefined =>
  !type.confidential || isAbsent(value) ? wrongValue(type, value) : isSealed(value) ? value.wrong : 'not-sealed';

/** What is wrong with a value, by its type alone. */
export function wrongValue(type: FieldType, value: unknown): ValueProblem | undefined {
  switch (type.type) {
    case 'text':
      return typeof value !== 'string' ? 'not-text' : utf8Bytes(value) > LIMITS.textBytes ? 'too-long' : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : 'not-a-number';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'not-a-boolean';
    case 'choice':
      return typeof value === 'string' && type.of?.includes(value) ? undefined : 'not-a-choice';
  }
}

/** Fields that must be there and are not, among those that a list demands. An empty text is not there. */
export function missingFields(
  demanded: readonly { readonly field: string; readonly required: boolean; readonly unless?: Condition }[],
  scope: Scope,
  at: string,
): readonly FieldProblem[] {
  return demanded
    .filter(
      ({ field, required, unless }) => required && isAbsent(own(scope, field)) && !(unless && holds(unless, scope)),
    )
    .map(({ field }) => ({ pointer: `${at}/${escapePointer(field)}`, problem: 'missing' as const, field }));
}

/**
 * What was said before is rewritten by nobody but those whose it is to say: a step gives its own fields, and beside them what nobody has
 * said yet.
 */
export function rewritten(given: Fields, own: readonly string[], before: Fields, at: string): readonly FieldProblem[] {
  return Object.keys(given)
    .filter((field) => !own.includes(field) && !isAbsent(saidIn(before, field)))
    .map((field) => ({ pointer: `${at}/${escapePointer(field)}`, problem: 'not-given-here', field, of: own }));
}

const saidIn = (fields: Fields, field: string) => own(fields, field);

/** RFC 6901. */
const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
