import { likely } from '../../domain/plan/likely';
import { END } from '../../domain/plan/plan';
import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { stepsOf } from './parts';
import type { Rule } from './rule';

/**
 * Every path ends: steps stand in the order in which they are walked, whatever goes back is bounded, and the last edge of each step is
 * always open and leads on. Then a walk cannot stand still, cannot go round forever, and each step forward is nearer to the end.
 */
export const edges: Rule = (flow) => {
  const keys = Object.keys(flow.steps);
  return stepsOf(flow).flatMap(([key, step], place) =>
    step.next.flatMap((edge, i): FlowProblem[] => {
      const at = pointer('steps', key, 'next', i);
      if (edge.go !== END && !keys.includes(edge.go)) return [unknownStep(`${at}/go`, edge.go, [...keys, END])];
      const back = edge.go !== END && keys.indexOf(edge.go) <= place;
      const last = i === step.next.length - 1;
      const passedOver = step.next.slice(0, i).some((one) => one.when === undefined && one.at_most === undefined);
      return [
        ...(passedOver ? [problem(at, 'edge-never-taken', {})] : []),
        ...(back && edge.at_most === undefined ? [problem(at, 'loop-unbounded', { go: edge.go })] : []),
        ...(last && back ? [problem(`${at}/go`, 'last-edge-backward', { go: edge.go })] : []),
        ...(last && edge.when !== undefined ? [problem(`${at}/when`, 'last-edge-conditional', {})] : []),
        ...(last && !back && edge.at_most !== undefined ? [problem(`${at}/at_most`, 'last-edge-limited', {})] : []),
      ];
    }),
  );
};

export const unknownStep = (at: string, step: string, steps: readonly string[]): FlowProblem =>
  problem(at, 'unknown-step', { step, likely: likely(step, steps) ?? null, steps });
