import { assert } from '../assert';
import { own } from '../own';
import { holds, type Scope } from './conditions';
import { type Fields, isAbsent } from './fields';
import { END, type Plan, type Step } from './plan';

/** Where the work goes from a step: another step, the end, or undefined when no edge is open (the checker demands a last one that is). */
export function route(plan: Plan, step: string, scope: Scope, visits: (step: string) => number): string | undefined {
  const edge = theStep(plan, step).next.find(
    ({ when, go, atMost }) =>
      (atMost === undefined || visits(go) < atMost) && (when === undefined || holds(when, scope)),
  );
  return edge?.go;
}

export function theStep(plan: Plan, key: string): Step {
  const step = own(plan.steps, key);
  assert(step, `the step ${key} is in its flow`);
  return step;
}

/** The receiver's contract: fields that the step needs and that are not there (design §6). */
export const missingNeeds = (plan: Plan, step: string, scope: Scope): readonly string[] =>
  theStep(plan, step)
    .needs.filter(({ field, unless }) => isAbsent(own(scope, field)) && !(unless && holds(unless, scope)))
    .map(({ field }) => field);

export const scopeOf = (fields: Fields, priority: string, outcome?: string): Scope => ({
  ...fields,
  priority,
  ...(outcome === undefined ? {} : { outcome }),
});

export const isEnd = (go: string): boolean => go === END;
