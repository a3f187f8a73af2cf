import { z } from 'zod';
import { parseBudget } from '../domain/calendar/budget';
import * as v from './values';

export const dueQuery = z.strictObject({
  department: v.departmentId,
  from: v.instantIn.optional().meta({ description: 'When it would be sent; now when it is left out.' }),
  budget: z
    .string()
    .max(64)
    .refine((text) => parseBudget(text) !== undefined, { params: { code: 'not-a-budget' } })
    .meta({
      description: '30 minutes | 3 days | 4 working hours | 2 working days | end of 3 working days',
      example: '4 working hours',
    }),
});

/** What would be due when it were sent then, to whom, and whether they are at work. */
export const due = z
  .strictObject({
    department: v.departmentId,
    from: v.instant,
    budget: z.string(),
    due: v.instant,
    provisional: z.boolean().meta({ description: 'The calendar is not known that far ahead: the instant may move.' }),
    calendar: v.calendarVersion,
    person: v.personId.nullable().meta({ description: 'On duty then, else the head; null: neither is there.' }),
    for: v.personId.nullable().meta({ description: 'The absent person in whose place they stand.' }),
    atWork: z.boolean().meta({ description: 'Whether the department is, by its calendar.' }),
    startsAt: v.instant
      .nullable()
      .meta({ description: 'When it works next; null while it works, or when it never does.' }),
    sentence: v.sentence,
  })
  .meta({ id: 'Due' });
