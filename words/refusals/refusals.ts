import type { FieldProblem, Refusals } from '../../domain/escalation/refusals';
import type { Say } from '../say';
import type { Sentence } from '../sentence';

/** A sentence for each refusal; the compiler demands every one. */
export interface RefusalWords {
  readonly refusals: { readonly [C in keyof Refusals]: (params: Refusals[C], say: Say) => Sentence };
  /** What is wrong with one field of a body. */
  readonly fields: { readonly [P in FieldProblem['problem']]: (field: FieldProblem, say: Say) => string };
}
