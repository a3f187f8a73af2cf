import { likely } from '../../domain/plan/likely';
import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { fieldsOf, stepsOf, waysFrom } from './parts';
import type { Rule } from './rule';

/** What a step needs, and what closing needs, is declared somewhere. */
export const fieldReferences: Rule = (flow) => {
  const known = Object.keys(fieldsOf(flow));
  const references = [
    ...stepsOf(flow).flatMap(([key, step]) =>
      (step.needs ?? []).map(({ field }, i) => ({ field, at: pointer('steps', key, 'needs', i, 'field') })),
    ),
    ...(flow.closing.needs ?? []).map((field, i) => ({ field, at: pointer('closing', 'needs', i) })),
  ];
  return references
    .filter(({ field }) => !known.includes(field))
    .map(
      ({ field, at }): FlowProblem =>
        problem(at, 'unknown-field', { field, likely: likely(field, known) ?? null, fields: known }),
    );
};

/** A step that needs what only later steps give must be told it by somebody who is not asked for it. */
export const fieldReferencesWarnings: Rule = (flow) => {
  const before = new Set([...(flow.intake ?? []).map(({ field }) => field)]);
  const givenAt = new Map<string, Set<string>>(stepsOf(flow).map(([key]) => [key, new Set(before)]));
  // Steps stand in the order in which they are walked, so one pass is enough.
  for (const [key, step] of stepsOf(flow)) {
    const after = [...(givenAt.get(key) ?? []), ...(step.gives ?? []).map(({ field }) => field)];
    for (const go of waysFrom(step)) for (const field of after) givenAt.get(go)?.add(field);
  }
  return stepsOf(flow).flatMap(([key, step]) =>
    (step.needs ?? []).flatMap(({ field, type }, i): FlowProblem[] =>
      type === undefined && !givenAt.get(key)?.has(field)
        ? [problem(pointer('steps', key, 'needs', i), 'given-only-later', { field, step: key })]
        : [],
    ),
  );
};
