import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { ENDS_BY_ITSELF, rungsOf } from './parts';
import type { Rule } from './rule';

/**
 * Nothing waits forever (law 3): every ladder ends with `take_over` by a role, which cannot decline, and repeats. What ends by itself
 * (a wait, a confirmation) needs no such end. Only the last rung repeats, and a superior who does not answer brings a next rung forward.
 */
export const ladderEnds: Rule = (flow) =>
  Object.entries(flow.ladders).flatMap(([key, ladder]) =>
    rungsOf(ladder).flatMap(([clock, rungs]): FlowProblem[] => {
      const at = (i: number) => pointer('ladders', key, clock, i);
      const last = rungs.length - 1;
      const end = rungs[last];
      const taken = end?.do === 'take_over' && end.to.startsWith('role:') && end.then !== undefined;
      return [
        ...rungs.flatMap((rung, i) =>
          'then' in rung && rung.then && i < last ? [problem(`${at(i)}/then`, 'repeat-before-the-end', {})] : [],
        ),
        ...(ENDS_BY_ITSELF.has(clock) && end?.do === 'raise' ? [problem(at(last), 'raise-last', {})] : []),
        ...(ENDS_BY_ITSELF.has(clock) || taken ? [] : [problem(at(last), 'ladder-without-end', { clock })]),
      ];
    }),
  );
