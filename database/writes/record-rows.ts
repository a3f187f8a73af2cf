import type { Query } from '../connect';
import { type ActRow, insertActs } from './record/insert-acts';
import { type EscalationRow, insertEscalation } from './record/insert-escalation';
import { type HandoffRow, insertHandoffs } from './record/insert-handoffs';
import { insertJournal, type JournalRow } from './record/insert-journal';
import { insertNotifications, type NotificationRow } from './record/insert-notifications';
import { type EscalationStateRow, turnEscalationState } from './record/turn-escalation-state';
import { type HandoffEnd, type HandoffStateRow, turnHandoffStates } from './record/turn-handoff-states';
import { type RaiseEnd, type RaiseRow, turnRaises } from './record/turn-raises';
import { type StintEnd, type StintRow, turnStints } from './record/turn-stints';
import { updateEscalation } from './record/update-escalation';
import { updateHandoffs } from './record/update-handoffs';

/** What a record writes, table by table: rows that end, rows that follow, and rows that stand once and for all. */
export interface Rows {
  readonly escalation: EscalationRow;
  /** True for the first record of a case. */
  readonly opens: boolean;
  readonly states: { readonly endsAt: number | null; readonly begun: readonly EscalationStateRow[] };
  readonly handoffs: { readonly opened: readonly HandoffRow[]; readonly changed: readonly HandoffRow[] };
  readonly handoffStates: { readonly ends: readonly HandoffEnd[]; readonly begun: readonly HandoffStateRow[] };
  readonly stints: { readonly ends: readonly StintEnd[]; readonly begun: readonly StintRow[] };
  readonly raises: { readonly ends: readonly RaiseEnd[]; readonly begun: readonly RaiseRow[] };
  readonly journal: readonly JournalRow[];
  readonly acts: readonly ActRow[];
  readonly notifications: readonly NotificationRow[];
}

/**
 * Writes a record, all of it or nothing: one statement, hence one trip and no transaction around it, made of the parts that
 * have rows. A part that begins spans counts those that its sibling has ended, so that they are ended first.
 */
export async function recordRows(query: Query, rows: Rows): Promise<void> {
  const { escalation, opens, states, handoffs, handoffStates, stints, raises, journal, acts, notifications } = rows;
  const { id } = escalation;
  const any = (...lists: readonly (readonly unknown[])[]): boolean => lists.some((list) => list.length > 0);
  await query`with ${[
    insertJournal(query, id, journal),
    opens ? insertEscalation(query, escalation) : updateEscalation(query, escalation),
    ...(any(states.begun) ? [turnEscalationState(query, id, states.endsAt, states.begun)] : []),
    ...(any(handoffs.opened) ? [insertHandoffs(query, id, handoffs.opened)] : []),
    ...(any(handoffs.changed) ? [updateHandoffs(query, id, handoffs.changed)] : []),
    ...(any(handoffStates.begun) ? [turnHandoffStates(query, id, handoffStates.ends, handoffStates.begun)] : []),
    ...(any(stints.ends, stints.begun) ? [turnStints(query, id, stints.ends, stints.begun)] : []),
    ...(any(raises.ends, raises.begun) ? [turnRaises(query, id, raises.ends, raises.begun)] : []),
    ...(any(acts) ? [insertActs(query, id, acts)] : []),
    ...(any(notifications) ? [insertNotifications(query, id, notifications)] : []),
  ]} select`;
}
