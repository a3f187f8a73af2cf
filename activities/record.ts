import { createHash } from 'node:crypto';
import postgres from 'postgres';
import type { Sql } from '../database/connect';
import { Plans } from '../database/plans';
import { actsByKey } from '../database/reads/acts';
import { standingOf } from '../database/reads/standing';
import { markHealth } from '../database/writes/mark-health';
import { recordRows } from '../database/writes/record-rows';
import { assert } from '../domain/assert';
import type { State } from '../domain/escalation/state';
import { GENESIS, type Hash } from '../domain/journal/chain';
import type { Plan } from '../domain/plan/plan';
import { adopt, answerOf } from './adopt';
import { rowsOf } from './rows';
import type { Standings, Stood } from './standings';
import type { Batch, Recorded } from './types';

/** Told of every case whose record is in doubt. */
export type Alarm = (health: 'diverged' | 'broken', escalation: string, why: string) => void;

export interface Recording {
  readonly sql: Sql;
  readonly standings: Standings;
  readonly alarm: Alarm;
}

const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex');

/**
 * Makes `record`: it writes a batch, all of it or nothing, idempotent by (escalation, seq). What it cannot judge (a database
 * that is away, a lock, a restart) it throws, and Temporal tries again.
 */
export function recorder({ sql, standings, alarm }: Recording): (batch: Batch) => Promise<Recorded> {
  const plans = new Plans();

  async function record(batch: Batch): Promise<Recorded> {
    // The usual case costs one trip: this process wrote what the batch follows, or the batch is the first.
    const stood = batch.head === GENESIS ? null : standings.get(batch.escalation, batch.head);
    const recorded = stood === undefined ? undefined : await write(stood, batch);
    return recorded?.kind === 'recorded' ? recorded : await readAndWrite(batch);
  }

  async function readAndWrite(batch: Batch): Promise<Recorded> {
    standings.delete(batch.escalation);
    const before = await standing(batch);
    if ('kind' in before) return before;
    const recorded = await write(before.stood, batch);
    if (recorded.kind === 'recorded') return recorded;
    // Nothing was written. Either another attempt of this batch was quicker, or an older run answered its keys, or it is broken.
    const after = await standing(batch);
    if ('kind' in after) return after;
    const answered = batch.acts.length > 0 ? await actsByKey(sql, batch.escalation, batch.acts) : [];
    if (answered.length > 0) return { kind: 'repeated', answers: answered.map((act) => [act.key, answerOf(act)]) };
    return await mark('broken', batch, recorded.why);
  }

  /** What the batch follows (null: nothing yet), or what has to be said because it follows something else. */
  async function standing(batch: Batch): Promise<{ readonly stood: Stood | null } | Recorded> {
    const stood = await standingOf(sql, batch.escalation);
    const first = firstOf(batch);
    if (!stood) return { stood: null };
    if (stood.health !== 'ok') return { kind: stood.health };
    if (stood.seq + 1 === first && stood.head === batch.head) return { stood };
    const adopted = await adopt(sql, batch, first);
    if (adopted) return adopted;
    const why = `a batch from event ${first} on follows ${batch.head}; on record is event ${stood.seq} with ${stood.head}`;
    return await mark('diverged', batch, why);
  }

  async function write(stood: Stood | null, batch: Batch): Promise<Written> {
    const hash = stood ? stood.state.flow.plan : planOf(batch);
    const plan = hash === undefined ? undefined : await plans.get(sql, hash);
    if (!plan)
      return { kind: 'refused', why: 'on record is neither an escalation nor a plan that the batch could follow' };
    const folded = fold(plan, stood?.state ?? null, batch);
    if ('kind' in folded) return folded;
    const refused = await refusal(recordRows(sql, folded.rows));
    if (refused) return refused;
    const { head } = folded.rows.escalation;
    standings.set(batch.escalation, { head, state: folded.state, acts: batch.acts });
    return { kind: 'recorded', head };
  }

  async function mark(health: 'diverged' | 'broken', batch: Batch, why: string): Promise<Recorded> {
    await markHealth(sql, batch.escalation, health, why);
    alarm(health, batch.escalation, why);
    return { kind: health };
  }

  return record;
}

/** `refused`: nothing was written, and the same try would end alike. */
type Written = Extract<Recorded, { kind: 'recorded' }> | Refused;
type Refused = { readonly kind: 'refused'; readonly why: string };

function firstOf(batch: Batch): number {
  const first = batch.events[0];
  assert(first, 'a batch holds at least one event');
  return first.seq;
}

const planOf = ({ events: [first] }: Batch): string | undefined =>
  first?.type === 'opened' ? first.flow.plan : undefined;

/** Events that do not fit the stored state will not fit it at the next try either. */
function fold(plan: Plan, before: State | null, batch: Batch): ReturnType<typeof rowsOf> | Refused {
  try {
    return rowsOf(plan, before, batch, sha256);
  } catch (error) {
    return { kind: 'refused', why: error instanceof Error ? error.message : String(error) };
  }
}

/** SQLSTATE classes of what no second try can mend: a value that cannot be stored, a constraint, a limit of the server. */
const FINAL = new Set(['22', '23', '54']);

async function refusal(written: Promise<void>): Promise<Refused | undefined> {
  try {
    await written;
    return undefined;
  } catch (error) {
    if (!(error instanceof postgres.PostgresError) || !FINAL.has(error.code.slice(0, 2))) throw error;
    return { kind: 'refused', why: [error.constraint_name, error.message].filter(Boolean).join(': ') };
  }
}
