import { z } from 'zod';
import { version } from '../values';
import { verb } from './verb';

export const claim = verb('claim', {
  summary: { en: "Take work out of the department's queue", zh: '认领：从本部门待签收中取走' },
  body: z.strictObject({ version: version.exactOptional() }),
  example: { version: 1 },
});
