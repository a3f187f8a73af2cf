import type { z } from 'zod';
import type * as contract from '../../contract/journal';
import type { StoredEntry } from '../../database/reads/journal';

type Shown = z.output<typeof contract.journal>['events'][number];

/** An entry exactly as it was hashed, with the hash before it and its own. */
export const journalEvent = (entry: StoredEntry): Shown => ({
  seq: entry.seq,
  at: entry.at,
  type: entry.type,
  actor: entry.actor,
  cause: entry.cause,
  ...(entry.due === undefined ? {} : { due: entry.due }),
  ...(entry.directory === undefined ? {} : { directory: entry.directory }),
  data: entry.data,
  previousHash: entry.previousHash,
  hash: entry.hash,
});
