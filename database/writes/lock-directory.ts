import type { Query } from '../connect';

/** Lets no edit of the directory come between, without being one: edits that come later wait until this transaction ends. */
export const lockDirectory = (query: Query) => query`select version from directory for update`;
