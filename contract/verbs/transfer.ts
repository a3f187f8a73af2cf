import { z } from 'zod';
import { departmentId, personId, text, version } from '../values';
import { verb } from './verb';

export const to = z
  .strictObject({ department: departmentId, person: personId.exactOptional() })
  .meta({ id: 'To', description: 'A department, or a person in it.' });

export const transfer = verb('transfer', {
  summary: {
    en: 'Offer the work to another department or person; the sender holds it until it is accepted',
    zh: '转交：对方签收前仍由本人负责',
  },
  body: z.strictObject({ version: version.exactOptional(), to, reason: text }),
  example: { version: 2, to: { department: 'operations' }, reason: 'The cause is on the server side' },
});
