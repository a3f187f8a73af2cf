import type { FlowDocument, StepDocument } from '../../contract/flow';
import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { type Names, parseCondition } from '../conditions';
import { fieldsOf, prioritiesOf, stepsOf } from './parts';
import type { Rule } from './rule';

/** How a step ends when the document names no outcomes. */
export const DEFAULT_OUTCOMES = ['completed'] as const;

/** What may be named at opening and at the door of a step: fields and the priority. */
export const namesOf = (flow: FlowDocument): Names => ({
  ...fieldsOf(flow),
  priority: { type: 'choice', of: prioritiesOf(flow) },
});

/** On an edge, also how the step has just ended. */
export const namesOnEdge = (flow: FlowDocument, step: StepDocument): Names => ({
  ...namesOf(flow),
  outcome: { type: 'choice', of: step.outcomes ?? DEFAULT_OUTCOMES },
});

/** Every condition can be evaluated: what cannot is an error here, not a surprise at run time. */
export const conditions: Rule = (flow) => {
  const names = namesOf(flow);
  return [
    ...(flow.intake ?? []).flatMap(({ unless }, i) => judge(pointer('intake', i, 'unless'), unless, names)),
    ...stepsOf(flow).flatMap(([key, step]) => [
      ...(step.needs ?? []).flatMap(({ unless }, i) =>
        judge(pointer('steps', key, 'needs', i, 'unless'), unless, names),
      ),
      ...step.next.flatMap(({ when }, i) =>
        judge(pointer('steps', key, 'next', i, 'when'), when, namesOnEdge(flow, step)),
      ),
    ]),
  ];
};

function judge(at: string, text: string | undefined, names: Names): FlowProblem[] {
  const parsed = text === undefined ? undefined : parseCondition(text, names);
  return parsed?.kind === 'wrong' ? [problem(at, parsed.problem.code, parsed.problem.params)] : [];
}
