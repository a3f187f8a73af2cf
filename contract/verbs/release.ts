import { z } from 'zod';
import { text, version } from '../values';
import { verb } from './verb';

export const release = verb('release', {
  summary: {
    en: "Put the work back into the department's queue; the offer's clock goes on",
    zh: '取消认领：退回本部门待签收，签收时限继续',
  },
  body: z.strictObject({ version: version.exactOptional(), reason: text }),
  example: { version: 2, reason: 'Shift ends' },
});
