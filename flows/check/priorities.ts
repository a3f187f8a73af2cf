import { likely } from '../../domain/plan/likely';
import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { budgetsOf, prioritiesOf } from './parts';
import type { Rule } from './rule';

/** Budgets name priorities of the matrix, and no priority is left without a deadline where a state needs one. */
export const priorities: Rule = (flow) => {
  const known = prioritiesOf(flow);
  return budgetsOf(flow).flatMap(({ at, budgets, everyPriority }): FlowProblem[] => {
    if (typeof budgets === 'string') return [];
    const named = Object.keys(budgets);
    const unknown = named
      .filter((name) => name !== 'else' && !known.includes(name))
      .map((name) =>
        problem(`${at}${pointer(name)}`, 'unknown-priority', {
          priority: name,
          likely: likely(name, known) ?? null,
          priorities: known,
        }),
      );
    if (!everyPriority || named.includes('else')) return unknown;
    const without = known.filter((priority) => !named.includes(priority));
    return [...unknown, ...without.map((priority) => problem(at, 'no-budget-for', { priority }))];
  });
};

/** Promises may be made for some priorities only; an `else` that no priority is left for changes nothing. */
export const prioritiesWarnings: Rule = (flow) => {
  const known = prioritiesOf(flow);
  return budgetsOf(flow).flatMap(({ at, budgets, everyPriority }): FlowProblem[] => {
    if (typeof budgets === 'string') return [];
    const without = known.filter((priority) => !Object.hasOwn(budgets, priority));
    if (Object.hasOwn(budgets, 'else')) return without.length > 0 ? [] : [problem(`${at}/else`, 'else-unused', {})];
    return everyPriority ? [] : without.map((priority) => problem(at, 'no-promise-for', { priority }));
  });
};
