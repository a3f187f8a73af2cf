import { z } from 'zod';
import { version } from '../values';
import { verb } from './verb';

export const accept = verb('accept', {
  summary: { en: 'Take the work that was offered: the caller becomes accountable', zh: '接单：本人成为责任人' },
  body: z.strictObject({ version: version.exactOptional() }),
  example: { version: 1 },
});
