import { pointer, problem } from '../../domain/plan/problems';
import type { Rule } from './rule';

/** `unless` lifts a demand; on a field that nobody demands it would do nothing. */
export const unless: Rule = (flow) =>
  (flow.intake ?? []).flatMap(({ field, required, unless }, i) =>
    unless !== undefined && !required
      ? [problem(pointer('intake', i, 'unless'), 'unless-without-required', { field })]
      : [],
  );
