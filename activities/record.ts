import { createHash } from 'node:crypto';
import postgres from 'postgres';
import type { Query, Sql } from '../database/connect';
import type { Plans } from '../database/plans';
import { actsByKey, actsFrom } from '../database/reads/acts';
import { journalFrom } from '../database/reads/journal';
import { type Standing, standingOf } from '../database/reads/standing';
import type { ActRow } from '../database/writes/insert-acts';
import { markHealth } from '../database/writes/mark-health';
import { assert } from '../domain/assert';
import type { State } from '../domain/escalation/state';
import { GENESIS, type Hash } from '../domain/journal/chain';
import { eventOf } from '../domain/journal/entry';
import type { Plan } from '../domain/plan/plan';
import { type Rows, rowsOf } from './rows';
import type { Acted, Batch, Recorded, RecordedAct } from './types';
import { writeRows } from './write-rows';

/** Told of every case whose record is in doubt. */
export type Alarm = (health: 'diverged' | 'broken', escalation: string, why: string) => void;

const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex');

/** Events that one lost attempt may have left: far more than any batch holds. */
const MOST_ADOPTED = 10_000;

/**
 * Writes a batch in one transaction, all or nothing; idempotent by (escalation, seq). What it cannot judge (a database that is
 * away, a lock, a restart) it throws, and Temporal tries again.
 */
export async function record(sql: Sql, plans: Plans, alarm: Alarm, batch: Batch): Promise<Recorded> {
  try {
    return await sql.begin(async (query) => {
      const standing = await standingOf(query, batch.escalation);
      return (await judge(query, standing, batch, alarm)) ?? (await write(query, plans, standing ?? null, batch));
    });
  } catch (error) {
    const why = refusedBecause(error);
    if (why === undefined) throw error;
    return await afterRefusal(sql, batch, why, alarm);
  }
}

/** What has to be said before anything is written; undefined when the batch follows what is on record. */
async function judge(
  query: Query,
  standing: Standing | undefined,
  batch: Batch,
  alarm: Alarm,
): Promise<Recorded | undefined> {
  if (!standing) return undefined;
  if (standing.health !== 'ok') return { kind: standing.health };
  if (standing.seq + 1 === firstOf(batch) && standing.head === batch.head) return undefined;
  return (await adopted(query, standing, batch)) ?? (await diverged(query, standing, batch, alarm));
}

const firstOf = (batch: Batch): number => {
  const first = batch.events[0];
  assert(first, 'a batch holds at least one event');
  return first.seq;
};

/** A lost attempt had committed, with these events or with others that follow the same head: the workflow takes them as they are. */
async function adopted(query: Query, standing: Standing, batch: Batch): Promise<Recorded | undefined> {
  const first = firstOf(batch);
  const stored = await journalFrom(query, batch.escalation, first, MOST_ADOPTED);
  if (stored[0]?.previousHash !== batch.head) return undefined;
  const acts = await actsFrom(query, batch.escalation, first);
  return { kind: 'adopted', head: standing.head, events: stored.map(eventOf), acts: acts.map(recordedAct) };
}

async function diverged(query: Query, standing: Standing, batch: Batch, alarm: Alarm): Promise<Recorded> {
  const why = `a batch from event ${firstOf(batch)} follows ${batch.head}; on record is event ${standing.seq} with ${standing.head}`;
  await markHealth(query, batch.escalation, 'diverged', why);
  alarm('diverged', batch.escalation, why);
  return { kind: 'diverged' };
}

async function write(query: Query, plans: Plans, standing: Standing | null, batch: Batch): Promise<Recorded> {
  const hash = standing?.state.flow.plan ?? planOf(batch);
  const plan = hash === undefined ? undefined : await plans.get(query, hash);
  if (!plan) throw new Unrecordable('neither an escalation nor a plan on record that the batch could follow');
  const rows = fold(plan, standing?.state ?? null, batch);
  await writeRows(query, rows, standing);
  return { kind: 'recorded', head: rows.escalation.head };
}

const planOf = ({ events: [first], head }: Batch): string | undefined =>
  first?.type === 'opened' && head === GENESIS ? first.flow.plan : undefined;

/** Events that do not fit the stored state will not fit it at the next try either. */
function fold(plan: Plan, before: State | null, batch: Batch): Rows {
  try {
    return rowsOf(plan, before, batch, sha256);
  } catch (error) {
    throw new Unrecordable(error instanceof Error ? error.message : String(error));
  }
}

class Unrecordable extends Error {}

/** SQLSTATE classes of what no second try can mend: a value that cannot be stored, a constraint, a limit of the server. */
const FINAL = new Set(['22', '23', '54']);

function refusedBecause(error: unknown): string | undefined {
  if (error instanceof Unrecordable) return error.message;
  if (!(error instanceof postgres.PostgresError) || !FINAL.has(error.code.slice(0, 2))) return undefined;
  return [error.constraint_name, error.message].filter(Boolean).join(': ');
}

/**
 * Nothing of the batch was written. Either another attempt was quicker, or its keys were answered by an older run, or the case is
 * broken.
 */
async function afterRefusal(sql: Sql, batch: Batch, why: string, alarm: Alarm): Promise<Recorded> {
  return await sql.begin(async (query) => {
    const standing = await standingOf(query, batch.escalation);
    const verdict = await judge(query, standing, batch, alarm);
    if (verdict) return verdict;
    const answered = batch.acts.length > 0 ? await actsByKey(query, batch.escalation, batch.acts) : [];
    if (answered.length > 0) return { kind: 'repeated', answers: answered.map((act) => [act.key, answerOf(act)]) };
    await markHealth(query, batch.escalation, 'broken', why);
    alarm('broken', batch.escalation, why);
    return { kind: 'broken' };
  });
}

const recordedAct = (act: ActRow): RecordedAct => ({
  key: act.key,
  actor: act.actor,
  digest: act.digest,
  verb: act.verb,
  answer: answerOf(act),
});

const answerOf = ({ seq, version, handoff, handoffVersion }: ActRow): Acted =>
  handoff === null || handoffVersion === null
    ? { seq, version }
    : { seq, version, handoff: { handoff, version: handoffVersion } };
