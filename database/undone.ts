import type { DirectoryProblem } from '../domain/directory/problems';

/** Thrown within the transaction of an edit, so that nothing of it is kept; carries out what was found in it. */
export class Undone<F extends { readonly problems: readonly DirectoryProblem[] }> extends Error {
  constructor(readonly found: F) {
    super('the edit of the directory is undone');
  }
}
