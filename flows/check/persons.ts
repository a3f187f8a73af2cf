import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { stepsOf } from './parts';
import type { Rule } from './rule';

/**
 * `opener` is known only where an escalation is opened (lead, front), and there no step is over yet; a lead and a front are persons, never
 * a queue.
 */
export const persons: Rule = (flow) => [
  ...(['lead', 'front'] as const).flatMap((side): FlowProblem[] => [
    ...(['person', 'else'] as const)
      .filter((key) => flow[side][key] === 'claim')
      .map((key) => problem(pointer(side, key), 'claim-outside-a-step', {})),
    ...(['person', 'else'] as const)
      .filter((key) => flow[side][key].startsWith('same-as:'))
      .map((key) => problem(pointer(side, key), 'same-as-outside-a-step', {})),
    ...(flow[side].else === flow[side].person
      ? [problem(pointer(side, 'else'), 'else-is-the-same', { rule: flow[side].person })]
      : []),
  ]),
  ...[...stepsOf(flow).map(([key, step]) => ({ at: pointer('steps', key, 'person'), rule: step.person }))]
    .concat({ at: '/defaults/person', rule: flow.defaults?.person })
    .filter(({ rule }) => rule === 'opener')
    .map(({ at }) => problem(at, 'opener-in-a-step', {})),
];
