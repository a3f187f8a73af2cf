import { likely } from '../../domain/plan/likely';
import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { certainAt, fieldsOf, responsibilityOf, stepsOf } from './parts';
import type { Rule } from './rule';

/**
 * Whose work it is is looked up when the step is offered, so each field that decides it is there by then on every way to the step; and a
 * confidential one never leaves its case to be looked up with.
 */
export const responsibility: Rule = (flow) => {
  const fields = fieldsOf(flow);
  const known = Object.keys(fields);
  const certain = certainAt(flow);
  return stepsOf(flow).flatMap(([key, step]) => {
    const by = responsibilityOf(step);
    return (by?.of ?? []).flatMap((field, i): FlowProblem[] => {
      const at = by?.listed ? pointer('steps', key, 'department', 'of', i) : pointer('steps', key, 'department', 'of');
      if (!known.includes(field))
        return [problem(at, 'unknown-field', { field, likely: likely(field, known) ?? null, fields: known })];
      if (fields[field]?.confidential) return [problem(at, 'responsibility-confidential', { field })];
      return certain.get(key)?.has(field) ? [] : [problem(at, 'field-not-certain', { field, step: key })];
    });
  });
};
