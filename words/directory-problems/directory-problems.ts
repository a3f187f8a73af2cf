import type { DirectoryProblems } from '../../domain/directory/problems';
import type { Say } from '../say';

/** A sentence for each problem of the directory; the compiler demands every one. */
export type DirectoryProblemWords = {
  readonly [C in keyof DirectoryProblems]: (params: DirectoryProblems[C], say: Say) => string;
};
