import { z } from 'zod';
import * as v from './values';

/** What a key may be used for; what its person may do is asked beside it. */
export const scope = z
  .enum(['read', 'open', 'act', 'directory', 'flows', 'keys', 'metrics', 'confidential'])
  .meta({ id: 'Scope' });
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
  prefix: z.string().meta({ description: 'What the key begins with: how one that was found is known.' }),
  person: v.personId,
  scopes: z.array(scope),
  createdAt: v.instant,
  expiresAt: v.instant.nullable(),
  lastUsedAt: v.instant.nullable().meta({ description: 'To the minute.' }),
  revokedAt: v.instant.nullable(),
  replacedBy: z.string().nullable().meta({ description: 'The key that took its place, where it was rotated.' }),
};
export const key = z.strictObject(keyFields).meta({ id: 'Key' });
export const newKey = z
  .strictObject({
    ...keyFields,
    secret: z.string().nullable().meta({ description: 'Shown this once; null when the same request is repeated.' }),
  })
  .meta({ id: 'NewKey' });
/** A new key in place of one: the same person and scopes. */
export const rotateBody = z
  .strictObject({
    overlapMinutes: z
      .int()
      .min(0)
      .max(7 * 24 * 60)
      .default(0)
      .meta({ description: 'How long the old one goes on beside the new one; it is revoked at once when left out.' }),
    expiresAt: v.instantIn
      .exactOptional()
      .meta({ description: 'For an administrator; when left out, the new one expires when the old one would.' }),
  })
  .meta({ id: 'RotateBody', example: { overlapMinutes: 60 } });
export const keys = v.page(key).meta({ id: 'Keys' });
export const keysQuery = z.strictObject({ person: v.personId.optional(), ...v.paging });
