import type { Query } from '../connect';

/** Begins an edit of the directory: edits that come later wait until this transaction ends. Gives the new version. */
export async function bumpDirectory(query: Query): Promise<number> {
  const [row] = await query<{ version: number }[]>`update directory set version = version + 1 returning version`;
  if (!row) throw new Error('the directory has lost its row');
  return row.version;
}
