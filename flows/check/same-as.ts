import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { unknownStep } from './edges';
import { effective, stepsOf } from './parts';
import type { Rule } from './rule';

/** Whoever did an earlier step is known only where there is one: it exists, and stands before the step that names it. */
export const sameAs: Rule = (flow) => {
  const keys = Object.keys(flow.steps);
  return stepsOf(flow).flatMap(([key, step], place): FlowProblem[] => {
    const named = /^same-as:(.+)$/.exec(effective(flow, step, 'person') ?? '')?.[1];
    if (named === undefined) return [];
    const at = step.person ? pointer('steps', key, 'person') : '/defaults/person';
    if (!keys.includes(named)) return [unknownStep(at, named, keys.slice(0, place))];
    return keys.indexOf(named) < place ? [] : [problem(at, 'same-as-not-earlier', { step: key, named })];
  });
};
