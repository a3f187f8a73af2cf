import type { z } from 'zod';
import type * as contract from '../../contract/notifications';
import type { NotificationListed } from '../../database/reads/notifications';
import { rfc3339 } from '../../domain/calendar/instant';
import { by } from './escalation';

type Shown = z.output<typeof contract.notification>;

export const notification = (row: NotificationListed): Shown => ({
  id: row.id,
  escalation: row.escalation,
  number: row.number,
  title: row.title,
  handoff: row.handoff,
  kind: row.kind as Shown['kind'],
  clock: row.clock as Shown['clock'],
  department: row.department,
  person: row.person,
  dueAt: by(row.dueAt),
  at: rfc3339(row.at),
  readAt: by(row.readAt),
  readBy: row.readBy,
});
