import { own } from '../../domain/own';
import { likely } from '../../domain/plan/likely';
import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { ENDS_BY_ITSELF, ladderUses, rungsOf } from './parts';
import type { Rule } from './rule';

/** The ladders that are named exist, and have rungs for every clock for which they are asked. */
export const ladders: Rule = (flow) => {
  const known = Object.keys(flow.ladders);
  const found = ladderUses(flow).flatMap(({ at, ladder, clocks }): FlowProblem[] => {
    const its = own(flow.ladders, ladder);
    if (!its) return [problem(at, 'unknown-ladder', { ladder, likely: likely(ladder, known) ?? null, ladders: known })];
    return clocks
      .filter((clock) => !ENDS_BY_ITSELF.has(clock) && !its[clock] && !its.other)
      .map((clock) => problem(pointer('ladders', ladder), 'no-rungs-for', { clock, ladder }));
  });
  // Steps that take their ladder from the defaults find the same thing many times.
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
};

/** Every rung can be shown to fire (law 5): a ladder, or a list of one, for which no clock asks never would. */
export const laddersUsed: Rule = (flow) => {
  const uses = ladderUses(flow);
  return Object.entries(flow.ladders).flatMap(([key, ladder]): FlowProblem[] => {
    const clocks = new Set(uses.filter((use) => use.ladder === key).flatMap((use) => use.clocks));
    if (clocks.size === 0) return [problem(pointer('ladders', key), 'unused-ladder', { ladder: key })];
    const toOther = [...clocks].some((clock) => !ENDS_BY_ITSELF.has(clock) && !ladder[clock]);
    return rungsOf(ladder)
      .filter(([clock]) => (clock === 'other' ? !toOther : !clocks.has(clock)))
      .map(([clock]) => problem(pointer('ladders', key, clock), 'unused-rungs', { clock, ladder: key }));
  });
};
