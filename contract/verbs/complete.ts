import { z } from 'zod';
import { fields, line, version } from '../values';
import { verb } from './verb';

export const complete = verb('complete', {
  summary: {
    en: 'End the work with an outcome and the results that the step gives; the next step is offered',
    zh: '完成：给出结论与结果，进入下一环节',
  },
  body: z.strictObject({
    version: version.exactOptional(),
    outcome: line.exactOptional(),
    results: fields.default({}),
  }),
  example: { version: 2, results: { cause: 'server' } },
});
