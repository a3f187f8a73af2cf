import type { Query } from '../database/connect';
import { insertActs } from '../database/writes/insert-acts';
import { insertEscalation } from '../database/writes/insert-escalation';
import { insertHandoffs } from '../database/writes/insert-handoffs';
import { insertJournal } from '../database/writes/insert-journal';
import { insertNotifications } from '../database/writes/insert-notifications';
import { turnDeadlines } from '../database/writes/turn-deadlines';
import { turnEscalationState } from '../database/writes/turn-escalation-state';
import { turnHandoffStates } from '../database/writes/turn-handoff-states';
import { turnStints } from '../database/writes/turn-stints';
import { updateEscalation } from '../database/writes/update-escalation';
import { updateHandoffs } from '../database/writes/update-handoffs';
import type { Rows } from './rows';

/**
 * Writes the rows of a batch within a transaction, all statements in one trip, none without rows. `from` is where the record
 * stands, null before the first batch.
 */
export async function writeRows(
  query: Query,
  rows: Rows,
  from: { readonly seq: number; readonly head: string } | null,
): Promise<void> {
  const { escalation, states, handoffs, handoffStates, stints, deadlines, journal, acts, notifications } = rows;
  const { id } = escalation;
  const any = (...lists: readonly (readonly unknown[])[]): boolean => lists.some((list) => list.length > 0);
  const written: Promise<unknown>[] = [
    from ? updateEscalation(query, escalation, from) : insertEscalation(query, escalation),
    insertJournal(query, id, journal),
  ];
  if (any(states.begun)) written.push(turnEscalationState(query, id, states.endsAt, states.begun));
  if (any(handoffs.opened)) written.push(insertHandoffs(query, id, handoffs.opened));
  if (any(handoffs.changed)) written.push(updateHandoffs(query, id, handoffs.changed));
  if (any(handoffStates.begun)) written.push(turnHandoffStates(query, id, handoffStates.ends, handoffStates.begun));
  if (any(stints.ends, stints.begun)) written.push(turnStints(query, id, stints.ends, stints.begun));
  if (any(deadlines.ends, deadlines.begun)) written.push(turnDeadlines(query, id, deadlines.ends, deadlines.begun));
  if (any(acts)) written.push(insertActs(query, id, acts));
  if (any(notifications)) written.push(insertNotifications(query, id, notifications));
  await Promise.all(written);
}
