import { z } from 'zod';
import { fields, text, version } from '../values';
import { verb } from './verb';

export const close = verb('close', {
  summary: { en: 'Close it; the facts that the flow demands must be there', zh: '结案：流程要求的事实须齐备' },
  body: z.strictObject({ version: version.exactOptional(), reason: text.exactOptional(), results: fields.default({}) }),
  example: { version: 3, results: { cause: 'server' } },
});
