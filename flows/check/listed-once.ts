import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { mentions, responsibilityOf, rungsOf, stepsOf } from './parts';
import type { Rule } from './rule';

/** What stands in a list twice would either do nothing or hide a slip. */
export const listedOnce: Rule = (flow) => [
  ...twice('/priority/urgency', flow.priority.urgency),
  ...twice('/priority/importance', flow.priority.importance),
  ...twice('/intake', (flow.intake ?? []).map(fieldOf), 'field'),
  ...twice('/closing/needs', flow.closing.needs ?? []),
  ...mentions(flow).flatMap(({ at, of, confidential }) => [
    ...twice(`${at}/of`, of ?? []),
    ...twice(`${at}/confidential`, confidential ?? []),
  ]),
  ...stepsOf(flow).flatMap(([key, step]) => [
    ...twice(pointer('steps', key, 'needs'), (step.needs ?? []).map(fieldOf), 'field'),
    ...twice(pointer('steps', key, 'gives'), (step.gives ?? []).map(fieldOf), 'field'),
    ...twice(pointer('steps', key, 'outcomes'), step.outcomes ?? []),
    ...twice(pointer('steps', key, 'department', 'of'), responsibilityOf(step)?.of ?? []),
  ]),
  ...Object.entries(flow.ladders).flatMap(([key, ladder]) =>
    rungsOf(ladder).flatMap(([clock, rungs]) =>
      rungs.flatMap((rung, i) =>
        'whom' in rung && Array.isArray(rung.whom) ? twice(pointer('ladders', key, clock, i, 'whom'), rung.whom) : [],
      ),
    ),
  ),
];

const fieldOf = ({ field }: { readonly field: string }): string => field;

function twice(at: string, list: readonly string[], inside?: string): FlowProblem[] {
  return list.flatMap((value, i) =>
    list.indexOf(value) < i ? [problem(`${at}/${i}${inside ? `/${inside}` : ''}`, 'listed-twice', { value })] : [],
  );
}
