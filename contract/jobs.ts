import { z } from 'zod';
import * as v from './values';

/** A change of the directory on its way to the running cases that it concerns. */
export const directoryJob = z
  .strictObject({
    id: z.int().min(1),
    kind: z.enum(['calendar', 'department', 'leaving']).meta({
      description:
        'A calendar has a new version; a department has another calendar; somebody is leaving, and what they have is moved.',
    }),
    subject: z.string().meta({ description: 'The id of the calendar, the department or the person.' }),
    state: z.enum(['running', 'done']),
    requestedAt: v.instant,
    lookedAt: z.int().min(0).meta({ description: 'Cases told so far.' }),
    changed: z
      .int()
      .min(0)
      .meta({ description: 'Of them those in which something changed; each has an event about it.' }),
    endedAt: v.instant.nullable(),
  })
  .meta({ id: 'DirectoryJob' });

export const directoryJobsQuery = z.strictObject({ ...v.paging });
export const directoryJobs = v.page(directoryJob).meta({ id: 'DirectoryJobs' });
