import { z } from 'zod';
import { fields, text, version } from '../values';
import { verb } from './verb';

export const resolve = verb('resolve', {
  summary: {
    en: 'As the lead, say that it is solved; handoffs still open are waived with a reason',
    zh: '办结：牵头人宣布已解决，未结派单须说明理由后免办',
  },
  body: z.strictObject({ version: version.exactOptional(), reason: text.exactOptional(), results: fields.default({}) }),
  example: { version: 1, results: { summary: 'Items restored' } },
});
