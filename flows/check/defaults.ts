import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { DEFAULTED, effective, stepsOf } from './parts';
import type { Rule } from './rule';

/** No step without a person rule, deadlines, a policy for nobody and a ladder: said by the step, or by the defaults. */
export const defaults: Rule = (flow) =>
  stepsOf(flow).flatMap(([key, step]): FlowProblem[] =>
    DEFAULTED.filter((name) => effective(flow, step, name) === undefined).map((name) =>
      problem(pointer('steps', key), 'no-default', { key: name }),
    ),
  );

/** A default that every step overrides changes nothing. */
export const defaultsWarnings: Rule = (flow) =>
  DEFAULTED.filter(
    (name) => flow.defaults?.[name] !== undefined && stepsOf(flow).every(([, step]) => step[name] !== undefined),
  ).map((key) => problem(pointer('defaults', key), 'default-unused', { key }));
