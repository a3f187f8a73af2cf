import { z } from 'zod';
import { personId, text, version } from '../values';
import { verb } from './verb';

export const assign = verb('assign', {
  summary: { en: 'Name the person of the department who does the work', zh: '分派：指定本部门的责任人' },
  body: z.strictObject({ version: version.exactOptional(), person: personId, reason: text.exactOptional() }),
  example: { version: 1, person: 'wu-lei', reason: 'Knows the payment logs' },
});
