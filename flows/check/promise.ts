import { problem } from '../../domain/plan/problems';
import type { Rule } from './rule';

/** A promise without a clock promises nothing, and its ladder could never fire. */
export const promise: Rule = ({ promise }) =>
  promise && !promise.first_answer && !promise.update_every && !promise.resolve_within
    ? [problem('/promise', 'promise-without-clock', {})]
    : [];
