import { z } from 'zod';
import { text, version } from '../values';
import { verb } from './verb';

export const withdrawTransfer = verb('withdraw-transfer', {
  summary: { en: 'Take a transfer back while nobody has accepted it', zh: '撤回转交：对方签收之前' },
  body: z.strictObject({ version: version.exactOptional(), reason: text.exactOptional() }),
  example: { version: 3, reason: 'Found the cause myself' },
});
