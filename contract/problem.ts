import { z } from 'zod';
import * as v from './values';

/** What stands before a code in a problem's `type`: stable, and the same on every installation. */
export const PROBLEM = 'urn:baton:problem:';

/** A wrong place in what was sent: an RFC 6901 pointer into the body, or `?name` and `#Name` for a parameter and a header. */
export const wrong = z.strictObject({ pointer: z.string(), code: z.string(), message: z.string() }).meta({
  id: 'Wrong',
  example: {
    pointer: '/titel',
    code: 'unknown-key',
    message: '"titel" is not known here; "title" is probably meant.',
  },
});

/** RFC 9457, in the caller's language (`Accept-Language`: zh or en). */
export const problem = z
  .strictObject({
    type: z.string().meta({ description: `${PROBLEM} and the code.` }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'A sentence on which a person can act.' }),
    code: z.string().meta({ description: 'Stable; what a program goes by.' }),
    params: z.record(z.string(), z.unknown()).meta({ description: 'What the sentence is made of.' }),
    errors: z.array(wrong),
    holder: z
      .strictObject({ person: v.personId.nullable(), department: v.departmentId })
      .nullable()
      .meta({ description: 'Who holds it now, when the caller was too late.' }),
    version: v.version.nullable(),
    retryable: z
      .boolean()
      .meta({ description: 'The same request under the same key may succeed later; it is carried out at most once.' }),
    request: z.string().meta({ description: 'Names the request in our log.' }),
  })
  .meta({
    id: 'Problem',
    example: {
      type: `${PROBLEM}stale`,
      title: 'Something has changed since',
      status: 409,
      detail: 'Wu Lei of technical-support holds it now (version 3).',
      code: 'stale',
      params: { version: 3 },
      errors: [],
      holder: { person: 'wu-lei', department: 'technical-support' },
      version: 3,
      retryable: false,
      request: '018f2b9e-7d3c-7a41-9c55-0a1b2c3d4e5f',
    },
  });
