import type { z } from 'zod';
import type * as contractEscalation from '../../contract/escalation';
import type * as contractInbox from '../../contract/inbox';
import type { EscalationListed } from '../../database/reads/escalations';
import type { InboxRow } from '../../database/reads/inbox';
import { type CalendarTable, ROUND_THE_CLOCK } from '../../domain/calendar/calendar';
import { rfc3339 } from '../../domain/calendar/instant';
import { left } from '../../domain/calendar/left';
import { by } from './escalation';

type Row = z.output<typeof contractEscalation.escalationRow>;
type Item = z.output<typeof contractInbox.inboxItem>;

export const escalationRow = (row: EscalationListed): Row => ({
  id: row.id,
  number: row.number,
  flow: { key: row.flow, version: row.flowVersion },
  title: row.title,
  state: row.state as Row['state'],
  priority: row.priority,
  lead: { department: row.leadDepartment, person: row.leadPerson },
  front: { department: row.frontDepartment, person: row.frontPerson },
  openedAt: rfc3339(row.openedAt),
  closedAt: by(row.closedAt),
  due:
    row.dueAt === null || row.dueKind === null
      ? null
      : { kind: row.dueKind as NonNullable<Row['due']>['kind'], at: rfc3339(row.dueAt), handoff: row.dueHandoff },
  version: row.version,
});

/** `now` is the instant as of which the inbox is read; calendars by department. */
export const inboxItem =
  (now: number, calendars: ReadonlyMap<string, CalendarTable>) =>
  (row: InboxRow): Item => ({
    escalation: row.escalation,
    number: row.number,
    title: row.title,
    handoff: row.handoff === 0 ? null : row.handoff,
    step: row.step,
    state: row.state as Item['state'],
    priority: row.priority,
    department: row.department,
    person: row.person,
    dueAt: by(row.due),
    dueKind: row.dueKind as Item['dueKind'],
    overdue: row.due <= now,
    left: Number.isFinite(row.due) ? left(calendars.get(row.department) ?? ROUND_THE_CLOCK, now, row.due) : null,
    from:
      row.fromDepartment === null || row.fromPerson === null
        ? null
        : { department: row.fromDepartment, person: row.fromPerson },
  });
