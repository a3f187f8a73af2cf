import { own } from '../../domain/own';
import { pointer, problem } from '../../domain/plan/problems';
import { startOf, stepsOf, waysFrom } from './parts';
import type { Rule } from './rule';

/** Work can come to every step: from the first one, or from where a reopened escalation goes. */
export const reachable: Rule = (flow) => {
  const reopenTo = /^step:(.+)$/.exec(flow.closing.reopen_to)?.[1];
  const reached = new Set<string>();
  const open = [startOf(flow), ...(reopenTo ? [reopenTo] : [])];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const step = own(flow.steps, key);
    if (!step || reached.has(key)) continue;
    reached.add(key);
    open.push(...waysFrom(step));
  }
  return stepsOf(flow)
    .filter(([key]) => !reached.has(key))
    .map(([key]) => problem(pointer('steps', key), 'unreachable-step', { step: key }));
};
