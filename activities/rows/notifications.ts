import type { NotificationRow } from '../../database/writes/record/insert-notifications';
import { dueOf } from '../../domain/clocks/next-deadline';
import type { Event, EventOf, Hand, Rang } from '../../domain/escalation/events';
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
    case 'directory-changed':
      return event.hands.map(({ handoff, to, as, clock }) => ({
        ...notification({ ...event, handoff }, to, dueIn(plan, after, as, handoff)),
        clock: clock ?? null,
      }));
    case 'offered':
      return event.full ? atLimit(event, event.full) : [];
    default:
      return [];
  }
}

/** What whoever is given something has to keep: the receiver an answer, the holder the end of the step. */
const dueIn = (plan: Plan, after: State, as: Hand['as'], handoff: number | null): number | undefined =>
  handoff === null ? undefined : dueOf(plan, after, as === 'receiver' ? 'accept' : 'finish', handoff);

/** A department has its hands full: whoever sent the work there is told, and its head (once, while that is unread). */
const atLimit = (event: EventOf<'offered'>, { head }: NonNullable<EventOf<'offered'>['full']>): NotificationRow[] =>
  [event.from, head]
    .filter((one) => one !== null)
    .map((one) => ({ ...notification(event, one, undefined), kind: 'at-limit' }));

const notification = (
  event: Event & { readonly handoff: number | null; readonly clock?: Rang['clock'] },
  { department, person }: Receiver,
  dueAt: number | undefined,
): NotificationRow => ({
  seq: event.seq,
  handoff: event.handoff,
  kind: event.type,
  clock: event.clock ?? null,
  department,
  person,
  dueAt: dueAt ?? null,
  at: event.at,
});
