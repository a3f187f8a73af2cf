import { z } from 'zod';
import * as v from './values';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Events in order, as they are hashed: `hash` = SHA-256 of `previousHash`, a line feed, and the RFC 8785 JSON of the rest. */
export const journal = z
  .strictObject({
    events: z.array(
      z
        .strictObject({
          seq: z.int().min(1),
          at: v.instant,
          type: z.string(),
          actor: z
            .strictObject({
              kind: z.enum(['person', 'delegate', 'rule', 'administrator', 'program']),
              person: v.personId.nullable(),
              onBehalfOf: v.personId.nullable(),
              rule: z.string().nullable().meta({ description: 'Flow, version and rung, for what a rule did.' }),
            })
            .meta({ id: 'JournalActor' }),
          cause: z.string(),
          due: v.instant.exactOptional(),
          directory: z.int().min(0).exactOptional(),
          data: z.record(z.string(), z.unknown()),
          previousHash: hash,
          hash,
        })
        .meta({ id: 'JournalEvent' }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Journal' });

export const journalQuery = z.strictObject({ ...v.asOf, ...v.paging });
