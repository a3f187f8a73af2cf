import { z } from 'zod';
import * as v from './values';

/** Something that somebody must do now. */
export const inboxItem = z
  .strictObject({
    escalation: v.escalationId,
    number: z.int().min(1),
    title: z.string(),
    handoff: v.handoffNumber
      .nullable()
      .meta({ description: 'Null where the escalation itself waits for its lead or front.' }),
    step: v.stepKey.nullable(),
    state: z.union([v.handoffState, v.caseState, z.literal('raised')]).meta({
      description:
        '`offered` also for a transfer that waits for an answer; `raised` for what a superior is asked to assign, take over or answer.',
    }),
    priority: z.string(),
    department: v.departmentId,
    person: v.personId.nullable(),
    dueAt: v.instant.nullable(),
    dueKind: v.clockKind.nullable(),
    overdue: z.boolean(),
    left: v.left
      .nullable()
      .meta({ description: "Null where nothing is due; working time in the department's calendar." }),
    from: v.party.nullable(),
  })
  .meta({ id: 'InboxItem' });

/** Most urgent first. Without department and person: what the caller must do, in person or in the queues of the own departments. */
export const inboxQuery = z.strictObject({
  department: v.departmentId.optional(),
  person: v.personId.optional(),
  ...v.asOf,
  ...v.paging,
});

export const inbox = v.page(inboxItem).meta({ id: 'Inbox' });
