import { z } from 'zod';
import { departmentId, stepKey, text, version } from '../values';
import { verb } from './verb';

export const reopen = verb('reopen', {
  summary: {
    en: 'Take it up again, at the lead or at a step; time used stays used',
    zh: '重办：回到牵头人或某环节，已用时间不清零',
  },
  body: z.strictObject({
    version: version.exactOptional(),
    reason: text,
    step: stepKey.exactOptional(),
    department: departmentId.exactOptional(),
  }),
  example: { version: 3, reason: 'The items are gone again', step: 'diagnose' },
});
