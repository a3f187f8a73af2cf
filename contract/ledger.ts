import { z } from 'zod';
import { charged } from './escalation';
import * as v from './values';

export const stintKind = z
  .enum(['offered', 'working', 'waiting', 'confirming', 'coordinating'])
  .meta({ id: 'StintKind' });
const ms = z.number().min(0);

/** An unbroken span charged to one party for one reason (design §7). */
export const stint = z
  .strictObject({
    handoff: v.handoffNumber.nullable(),
    kind: stintKind,
    department: v.departmentId,
    person: v.personId.nullable(),
    charged,
    from: v.instant,
    to: v.instant
      .nullable()
      .meta({ description: 'Null while it runs; its figures then count to the instant asked for.' }),
    ms,
    workingMs: ms,
    reason: z.string().nullable(),
  })
  .meta({ id: 'Stint' });

/** Who held every second. elapsedMs = the sum of all stints − parallelMs, to the millisecond (law 4). */
export const ledger = z
  .strictObject({
    stints: z.array(stint),
    totals: z.array(z.strictObject({ charged, kind: stintKind, ms, workingMs: ms }).meta({ id: 'Total' })),
    elapsedMs: ms,
    parallelMs: ms.meta({ description: 'The overlap of handoffs that were open at the same time.' }),
    handoffs: z.int().min(0),
    pingPongs: z.int().min(0),
    bounces: z.int().min(0),
  })
  .meta({ id: 'Ledger' });
