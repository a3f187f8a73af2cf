import type { FlowProblems } from '../../domain/plan/problems';
import type { Say } from '../say';

/** What is wrong in one place of a flow document, and what to do; the compiler demands every one. */
export type FlowProblemWords = { readonly [C in keyof FlowProblems]: (params: FlowProblems[C], say: Say) => string };
