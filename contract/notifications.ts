import { z } from 'zod';
import * as v from './values';

/** What a rung of a ladder said, or a change of the directory or a limit has brought, and to whom. */
export const notification = z
  .strictObject({
    id: z.int().min(1),
    escalation: v.escalationId,
    number: z.int().min(1),
    title: z.string(),
    handoff: v.handoffNumber.nullable().meta({ description: 'Null where it is about the escalation itself.' }),
    kind: z.enum(['reminded', 'notified', 'raised', 'reassigned', 'taken-over', 'directory-changed', 'at-limit']),
    clock: v.clockKind.nullable().meta({ description: 'Null for what no clock has brought about.' }),
    department: v.departmentId,
    person: v.personId.nullable().meta({ description: "Null where the department's queue was told." }),
    dueAt: v.instant.nullable().meta({
      description: "Until when the receiver is asked to act: the end of the clock's budget, or of the time to answer.",
    }),
    at: v.instant,
    readAt: v.instant.nullable(),
    readBy: v.personId.nullable().meta({ description: 'Of a queue one reads for all.' }),
  })
  .meta({ id: 'Notification' });

/** Newest first: what was said to the caller, and to the queues of the departments in which the caller is anything. */
export const notificationsQuery = z.strictObject({
  unread: z.enum(['true', 'false']).default('false').meta({ description: 'True leaves out what was read.' }),
  ...v.asOf,
  ...v.paging,
});

export const notifications = v.page(notification).meta({ id: 'Notifications' });
