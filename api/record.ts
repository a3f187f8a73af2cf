import type { Query } from '../database/connect';
import { type Case, caseWithAct } from '../database/reads/case';
import { journalFrom, type StoredEntry } from '../database/reads/journal';
import type { Instant } from '../domain/calendar/instant';
import type { Event } from '../domain/escalation/events';
import { evolve } from '../domain/escalation/evolve';
import type { Actor } from '../domain/escalation/parties';
import type { State } from '../domain/escalation/state';
import { eventOf } from '../domain/journal/entry';
import type { Plan } from '../domain/plan/plan';
import type { Parts } from './context';
import { type Escalation, escalation } from './present/escalation';

/** Entries read in one trip. */
const PAGE = 500;

/** Up to which event a past is wanted: one that has happened at `at`, and is not later than `seq`. */
export interface Until {
  readonly at?: Instant;
  readonly seq?: number;
}

/** The entries of a journal from its beginning. */
export async function entriesUntil(
  query: Query,
  id: string,
  { at = Number.POSITIVE_INFINITY, seq = Number.POSITIVE_INFINITY }: Until,
): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for (;;) {
    const page = await journalFrom(query, id, entries.length + 1, Math.min(PAGE, seq - entries.length));
    for (const entry of page) {
      if (Date.parse(entry.at) > at) return entries;
      entries.push(entry);
    }
    if (page.length < PAGE || entries.length >= seq) return entries;
  }
}

export const eventsUntil = async (query: Query, id: string, until: Until): Promise<Event[]> =>
  (await entriesUntil(query, id, until)).map(eventOf);

/** The state that the journal gives; null where nothing had happened yet. */
export const stateUntil = async (query: Query, id: string, until: Until): Promise<State | null> =>
  (await eventsUntil(query, id, until)).reduce<State | null>(evolve, null);

/** The case after an act that was answered, and that act. */
export const caseAfter = async ({ sql, justRecorded }: Parts, id: string, actor: string, key: string) =>
  justRecorded(id, actor, key) ?? (await caseWithAct(sql, id, actor, key));

/** The plan under which a case runs. */
export async function planOf({ plans, sql }: Parts, found: Case): Promise<Plan> {
  const plan = await plans.get(sql, found.plan);
  if (!plan) throw new Error(`the plan ${found.plan}, which a case names, is gone`);
  return plan;
}

/** The case as it stood right after an event of it. */
export async function asOfEvent(parts: Parts, found: Case, seq: number, actor: Actor): Promise<Escalation> {
  const state = found.state.seq === seq ? found.state : await stateUntil(parts.sql, found.state.id, { seq });
  if (!state) throw new Error(`the journal of ${found.state.id} has no event ${seq}`);
  return escalation(await planOf(parts, found), state, found.health, actor);
}
