import { createHash, randomUUID } from 'node:crypto';
import type { Batch, RecordedAct } from '../../activities/types';
import type { Sql } from '../../database/connect';
import { insertFlowVersion } from '../../database/writes/insert-flow-version';
import type { Event } from '../../domain/escalation/events';
import { canonicalJson } from '../../domain/journal/canonical';
import { GENESIS, link } from '../../domain/journal/chain';
import { entryOf } from '../../domain/journal/entry';
import type { Plan } from '../../domain/plan/plan';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const hashOfPlan = (plan: Plan): string => sha256(canonicalJson(plan));

/** Publishes a plan as it is; the document does not matter here. */
export async function publish(sql: Sql, plan: Plan): Promise<string> {
  const hash = hashOfPlan(plan);
  const row = { flow: plan.flow, version: plan.version, hash, publishedAt: 0, publishedBy: null };
  await insertFlowVersion(sql, { ...row, document: '{}', plan: JSON.stringify(plan) });
  return hash;
}

let numbers = 0;

/** The same events as those of a case of its own, with an id, a number and a plan that a database can take. */
export function asCase(events: readonly Event[], plan: Plan, number = ++numbers): readonly Event[] {
  const id = randomUUID();
  return events.map((event) =>
    event.type === 'opened'
      ? { ...event, escalation: id, number, flow: { ...event.flow, plan: hashOfPlan(plan) } }
      : event,
  );
}

export const idOf = (events: readonly Event[]): string => {
  const [first] = events;
  if (first?.type !== 'opened') throw new Error('a case begins with opened');
  return first.escalation;
};

/** The head after these events. */
export const headOf = (events: readonly Event[], from = GENESIS): string =>
  events.reduce((head, event) => link(sha256, head, entryOf(event)), from);

/** Cuts a journal into batches of these lengths, the last one taking the rest. */
export function batches(events: readonly Event[], lengths: readonly number[]): Batch[] {
  const cut: Batch[] = [];
  let from = 0;
  let head = GENESIS;
  const acts = actsOf(events);
  for (let i = 0; from < events.length; i++) {
    const to = i < lengths.length ? from + (lengths[i] ?? 1) : events.length;
    const part = events.slice(from, to);
    cut.push({
      escalation: idOf(events),
      head,
      events: part,
      acts: acts.filter(({ answer }) => part.some(({ seq }) => seq === answer.seq)),
    });
    head = headOf(part, head);
    from = to;
  }
  return cut;
}

/** One act for each command among the events, answered with its last event. */
function actsOf(events: readonly Event[]): RecordedAct[] {
  const last = new Map(events.filter((event) => event.actor.kind !== 'rule').map((event) => [event.cause, event]));
  return [...last.values()].map((event) => ({
    key: event.cause,
    actor: event.actor.person ?? '',
    digest: `digest of ${event.cause}`,
    verb: event.type,
    answer: { seq: event.seq, version: 1, handoff: { handoff: 1, version: 2 } },
  }));
}
