import { z } from 'zod';
import { line, text } from '../values';
import { verb } from './verb';

export const contact = verb('contact', {
  summary: {
    en: 'Record what was said to the customer, over which channel, and with what outcome',
    zh: '回告：记录与客户沟通的内容、渠道与结果',
  },
  body: z.strictObject({
    said: text,
    channel: line,
    outcome: z.enum(['reached', 'no-answer', 'refused']),
    promised: text.exactOptional(),
  }),
  example: { said: 'The items come back tonight', channel: 'phone', outcome: 'reached', promised: 'A call by 20:00' },
});
