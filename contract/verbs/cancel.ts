import { z } from 'zod';
import { text, version } from '../values';
import { verb } from './verb';

export const cancel = verb('cancel', {
  summary: {
    en: 'End it without a solution, for a typed reason; all clocks end',
    zh: '撤销：按类型说明原因，全部时限终止',
  },
  body: z.strictObject({
    version: version.exactOptional(),
    ground: z.enum(['customer-withdrew', 'duplicate', 'opened-by-mistake', 'ended']),
    reason: text,
  }),
  example: { version: 1, ground: 'customer-withdrew', reason: 'The player found the items' },
});
