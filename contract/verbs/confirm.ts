import { z } from 'zod';
import { text, version } from '../values';
import { verb } from './verb';

export const confirm = verb('confirm', {
  summary: {
    en: 'Record what the customer says to the solution; a bad answer reopens',
    zh: '回访确认：记录客户答复，不满意则重办',
  },
  body: z.strictObject({ version: version.exactOptional(), satisfied: z.boolean(), note: text.exactOptional() }),
  example: { version: 2, satisfied: true, note: 'All there again' },
});
