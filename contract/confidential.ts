import { z } from 'zod';
import * as v from './values';

/** A confidential value, with what proves that it is the one of which the journal has the digest. */
export const confidentialValue = z
  .strictObject({
    field: v.fieldName,
    value: z.union([z.string(), z.number(), z.boolean()]),
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({
        description:
          "As the journal has it: HMAC-SHA256, under the salt's text, of the value's RFC 8785 JSON, in hexadecimal.",
      }),
    salt: z.string(),
  })
  .meta({ id: 'ConfidentialValue' });

export const eraseBody = z
  .strictObject({ reason: v.text })
  .meta({ id: 'EraseBody', example: { reason: 'The player asked for it on 2026-09-28' } });

export const erased = z
  .strictObject({
    values: z.int().min(0).meta({ description: 'How many values are gone; earlier ones of a field count too.' }),
    at: v.instant,
    by: v.personId,
    reason: z.string(),
  })
  .meta({ id: 'Erased' });

/** Who has read a confidential value of a case, tried to, or erased them; newest first. */
export const confidentialLog = v
  .page(
    z
      .strictObject({
        field: v.fieldName.nullable().meta({ description: 'Null: all of the case.' }),
        outcome: z.enum(['shown', 'refused', 'not-given', 'was-erased', 'erased']),
        person: v.personId,
        key: z.string().meta({ description: 'The id of the key with which they came.' }),
        values: z.int().nullable().meta({ description: 'How many were erased.' }),
        reason: z.string().nullable(),
        at: v.instant,
      })
      .meta({ id: 'ConfidentialAccess' }),
  )
  .meta({ id: 'ConfidentialLog' });

export const confidentialLogQuery = z.strictObject({ ...v.asOf, ...v.paging });
