import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { effective, startOf, stepsOf } from './parts';
import type { Rule } from './rule';

/**
 * A step whose department is `open` gets the one named at opening, which is asked for only where the first step is open too; and who
 * works there is found in that department, so that whoever may sit elsewhere (a role, a
 * person, a manager, who did another step) would take the work out of it.
 */
export const openDepartments: Rule = (flow) => {
  const start = startOf(flow);
  const named = flow.steps[start]?.department === 'open';
  return stepsOf(flow)
    .filter(([, step]) => step.department === 'open')
    .flatMap(([key, step]): FlowProblem[] => {
      const rule = effective(flow, step, 'person');
      return [
        ...(named
          ? []
          : [problem(pointer('steps', key, 'department'), 'open-department-unnamed', { step: key, start })]),
        ...(rule?.includes(':') || rule === 'manager'
          ? [
              problem(step.person ? pointer('steps', key, 'person') : '/defaults/person', 'person-in-open-department', {
                rule,
              }),
            ]
          : []),
      ];
    });
};
