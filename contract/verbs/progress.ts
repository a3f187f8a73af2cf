import { z } from 'zod';
import { text } from '../values';
import { verb } from './verb';

export const progress = verb('progress', {
  summary: { en: 'Say how the work goes; the silence clock begins anew', zh: '进展：说明处理情况，静默时限重新计算' },
  body: z.strictObject({ note: text }),
  example: { note: 'Logs of the 24th are restored, comparing item tables now' },
});
