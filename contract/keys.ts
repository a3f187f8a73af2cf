import { z } from 'zod';
import * as v from './values';

/** What a key may be used for; what its person may do is asked beside it. */
export const scope = z.enum(['read', 'open', 'act', 'directory', 'flows', 'keys', 'metrics']).meta({ id: 'Scope' });
export type Scope = z.infer<typeof scope>;

export const keyBody = z
  .strictObject({
    person: v.personId.meta({ description: 'The person, or program, in whose name it acts.' }),
    scopes: z.array(scope).min(1).max(scope.options.length).default(['read', 'open', 'act']),
    expiresAt: v.instantIn.nullable().default(null),
  })
  .meta({ id: 'KeyBody', example: { person: 'intake-form', scopes: ['open'] } });

const keyFields = {
  id: z.string(),
  person: v.personId,
  scopes: z.array(scope),
  createdAt: v.instant,
  expiresAt: v.instant.nullable(),
  lastUsedAt: v.instant.nullable().meta({ description: 'To the minute.' }),
  revokedAt: v.instant.nullable(),
};
export const key = z.strictObject(keyFields).meta({ id: 'Key' });
export const newKey = z
  .strictObject({
    ...keyFields,
    secret: z.string().nullable().meta({ description: 'Shown this once; null when the same request is repeated.' }),
  })
  .meta({ id: 'NewKey' });
export const keys = v.page(key).meta({ id: 'Keys' });
export const keysQuery = z.strictObject({ person: v.personId.optional(), ...v.paging });
