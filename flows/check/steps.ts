import { problem } from '../../domain/plan/problems';
import { unknownStep } from './edges';
import type { Rule } from './rule';

/** There is a first step, and reopening leads to one that exists. */
export const steps: Rule = (flow) => {
  const keys = Object.keys(flow.steps);
  const reopenTo = /^step:(.+)$/.exec(flow.closing.reopen_to)?.[1];
  return [
    ...(keys.length === 0 ? [problem('/steps', 'empty', {})] : []),
    ...(reopenTo && !keys.includes(reopenTo) ? [unknownStep('/closing/reopen_to', reopenTo, keys)] : []),
  ];
};
