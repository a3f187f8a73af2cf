import type { NotificationRow } from '../../database/writes/record/insert-notifications';
import { dueOf } from '../../domain/clocks/next-deadline';
import type { Event, Rang } from '../../domain/escalation/events';
import type { Receiver } from '../../domain/escalation/parties';
import type { State } from '../../domain/escalation/state';
import type { Plan } from '../../domain/plan/plan';

/** What a rung's event says, and to whom. `after` is the state that it has left. */
export function notificationsOf(plan: Plan, after: State, event: Event): readonly NotificationRow[] {
  switch (event.type) {
    case 'reminded':
    case 'notified':
      return event.to.map((receiver) => notification(event, receiver, dueOf(plan, after, event.clock, event.handoff)));
    case 'raised':
      return [notification(event, event.to, event.until)];
    case 'reassigned':
    case 'taken-over':
      return [notification(event, event.to, dueOf(plan, after, event.clock, event.handoff))];
    default:
      return [];
  }
}

const notification = (
  event: Event & Rang,
  { department, person }: Receiver,
  dueAt: number | undefined,
): NotificationRow => ({
  seq: event.seq,
  handoff: event.handoff,
  kind: event.type,
  clock: event.clock,
  department,
  person,
  dueAt: dueAt ?? null,
  at: event.at,
});
