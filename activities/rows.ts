import type { ActRow } from '../database/writes/record/insert-acts';
import type { EscalationRow } from '../database/writes/record/insert-escalation';
import type { HandoffRow } from '../database/writes/record/insert-handoffs';
import type { JournalRow } from '../database/writes/record/insert-journal';
import type { NotificationRow } from '../database/writes/record/insert-notifications';
import type { Rows } from '../database/writes/record-rows';
import { assert } from '../domain/assert';
import type { Event } from '../domain/escalation/events';
import { evolve } from '../domain/escalation/evolve';
import { type Handoff, type State, standIns } from '../domain/escalation/state';
import { type Hash, link } from '../domain/journal/chain';
import { entryOf } from '../domain/journal/entry';
import type { Plan } from '../domain/plan/plan';
import { notificationsOf } from './rows/notifications';
import { type Spans, spans } from './rows/spans';
import { escalationStates, handoffStates, raises, stints } from './rows/values';
import type { Batch, RecordedAct } from './types';

/**
 * From the state on record and the events that follow it to rows: pure, so that the tables can be made again from the journal.
 * States, holders and the ends of clocks are those at the end of each instant; stints are followed event by event, as the ledger
 * follows them. Throws (our mistake, never the caller's) when the events cannot follow the state.
 */
export function rowsOf(plan: Plan, before: State | null, batch: Batch, hash: Hash): { state: State; rows: Rows } {
  const followed = {
    states: spans(escalationStates(plan, before)),
    handoffStates: spans(handoffStates(plan, before)),
    stints: spans(stints(before)),
    raises: spans(raises(before)),
  };
  const notifications: NotificationRow[] = [];
  let state = before;
  for (const [index, event] of batch.events.entries()) {
    state = evolve(state, event);
    followed.stints.advance(stints(state), event.seq, event.at);
    notifications.push(...notificationsOf(plan, state, event));
    if (batch.events[index + 1]?.at === event.at) continue;
    followed.states.advance(escalationStates(plan, state), event.seq, event.at);
    followed.handoffStates.advance(handoffStates(plan, state), event.seq, event.at);
    followed.raises.advance(raises(state), event.seq, event.at);
  }
  assert(state, 'a batch holds at least one event');
  const journal = journalRows(batch, hash);
  const rows = {
    escalation: escalationRow(state, journal.at(-1)?.hash ?? batch.head),
    opens: before === null,
    states: { endsAt: followed.states.ends[0]?.at ?? null, begun: begun(followed.states) },
    handoffs: handoffRows(before, state),
    handoffStates: { ends: ends(followed.handoffStates), begun: begun(followed.handoffStates) },
    // The case is with its lead for no time at all between two events of one act: that is not a stint.
    stints: {
      ends: ends(followed.stints),
      begun: begun(followed.stints).filter((row) => row.handoff > 0 || row.from !== row.to),
    },
    raises: { ends: ends(followed.raises), begun: begun(followed.raises) },
    journal,
    acts: batch.acts.map((act) => actRow(act, batch.events)),
    notifications,
  };
  return { state, rows };
}

const ends = <V>({ ends }: Spans<V>): (V & { at: number })[] => ends.map(({ value, at }) => ({ ...value, at }));
const begun = <V>({ begun }: Spans<V>): (V & { seq: number; from: number; to: number | null })[] =>
  begun.map(({ value, seq, from, to }) => ({ ...value, seq, from, to }));

const escalationRow = (state: State, head: string): EscalationRow => ({
  id: state.id,
  number: state.number,
  flow: state.flow.key,
  flowVersion: state.flow.version,
  plan: state.flow.plan,
  title: state.title,
  opener: state.opener,
  contactedAt: state.contactedAt,
  openedAt: state.openedAt,
  closedAt: state.closedAt,
  seq: state.seq,
  head,
  state: JSON.stringify(state),
  ended: state.ended,
  standIns: JSON.stringify(state.ended ? [] : standIns(state)),
});

function handoffRows(before: State | null, after: State): Rows['handoffs'] {
  const known = before?.handoffs ?? [];
  const opened = after.handoffs.slice(known.length).map(handoffRow);
  const changed = known.flatMap((was, index) => {
    const is = after.handoffs[index];
    const later = is && (is.acceptedAt !== was.acceptedAt || is.endedAt !== was.endedAt);
    return later ? [handoffRow(is)] : [];
  });
  return { opened, changed };
}

const handoffRow = (handoff: Handoff): HandoffRow => ({
  handoff: handoff.handoff,
  step: handoff.step,
  round: handoff.round,
  offeredAt: handoff.offeredAt,
  acceptedAt: handoff.acceptedAt,
  endedAt: handoff.endedAt,
  outcome: handoff.outcome,
  fromDepartment: handoff.from?.department ?? null,
  fromPerson: handoff.from?.person ?? null,
});

function journalRows(batch: Batch, hash: Hash): JournalRow[] {
  let previousHash = batch.head;
  return batch.events.map((event) => {
    const entry = entryOf(event);
    const row = {
      seq: event.seq,
      at: event.at,
      type: event.type,
      actor: JSON.stringify(entry.actor),
      cause: event.cause,
      due: event.due ?? null,
      directory: event.directory ?? null,
      data: JSON.stringify(entry.data),
      previousHash,
      hash: link(hash, previousHash, entry),
    };
    previousHash = row.hash;
    return row;
  });
}

function actRow(act: RecordedAct, events: readonly Event[]): ActRow {
  const last = events.find((event) => event.seq === act.answer.seq);
  assert(last, 'an act is recorded with its events');
  return {
    actor: act.actor,
    key: act.key,
    digest: act.digest,
    verb: act.verb,
    seq: act.answer.seq,
    version: act.answer.version,
    handoff: act.answer.handoff?.handoff ?? null,
    handoffVersion: act.answer.handoff?.version ?? null,
    at: last.at,
  };
}
