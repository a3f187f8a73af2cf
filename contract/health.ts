import { z } from 'zod';

export const alive = z.strictObject({ status: z.literal('alive') }).meta({ id: 'Alive' });

const part = z.enum(['ready', 'not-ready']);
/** Whether acts can be taken now, and if not, which part is missing. Nothing about why: that is in the log. */
export const ready = z
  .strictObject({
    status: part,
    parts: z.strictObject({ database: part, migrations: part, temporal: part, worker: part }),
  })
  .meta({ id: 'Ready' });
