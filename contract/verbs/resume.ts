import { z } from 'zod';
import { text, version } from '../values';
import { verb } from './verb';

export const resume = verb('resume', {
  summary: { en: 'End the wait and go on working', zh: '解挂：结束等待，继续处理' },
  body: z.strictObject({ version: version.exactOptional(), note: text.exactOptional() }),
  example: { version: 3, note: 'The gateway has answered' },
});
