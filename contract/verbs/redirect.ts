import { z } from 'zod';
import { text, version } from '../values';
import { to } from './transfer';
import { verb } from './verb';

export const redirect = verb('redirect', {
  summary: {
    en: 'As the lead, send an offer that nobody has accepted elsewhere',
    zh: '改派：牵头人将无人签收的派单改派他处',
  },
  body: z.strictObject({ version: version.exactOptional(), to, reason: text }),
  example: { version: 1, to: { department: 'development', person: 'xu-hang' }, reason: 'Nobody is there today' },
});
