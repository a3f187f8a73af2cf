import type { FlowDocument } from '../../contract/flow';
import type { FlowProblem } from '../../domain/plan/problems';

/** One thing that must be true of a flow document of the right shape, and what is wrong where it is not. */
export type Rule = (flow: FlowDocument) => readonly FlowProblem[];
