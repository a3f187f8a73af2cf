import type { Query } from '../database/connect';
import { actsFrom } from '../database/reads/acts';
import { journalFrom } from '../database/reads/journal';
import type { ActRow } from '../database/writes/record/insert-acts';
import { eventOf } from '../domain/journal/entry';
import type { Acted, Batch, Recorded } from './types';

/** Events that one lost attempt may have left: far more than any batch holds. */
const MOST = 10_000;

/**
 * An attempt of this batch, or of another that follows the same event, had committed before its answer was lost (an ordinary
 * kill does this): its events stand, and the workflow takes them as they are. Undefined when what stands follows something else.
 */
export async function adopt(
  query: Query,
  batch: Pick<Batch, 'escalation' | 'head'>,
  first: number,
): Promise<Recorded | undefined> {
  const stored = await journalFrom(query, batch.escalation, first, MOST);
  const head = stored.at(-1)?.hash;
  if (head === undefined || stored[0]?.previousHash !== batch.head) return undefined;
  const acts = await actsFrom(query, batch.escalation, first);
  return {
    kind: 'adopted',
    head,
    events: stored.map(eventOf),
    acts: acts.map((act) => ({
      key: act.key,
      actor: act.actor,
      digest: act.digest,
      verb: act.verb,
      answer: answerOf(act),
    })),
  };
}

export const answerOf = ({ seq, version, handoff, handoffVersion }: ActRow): Acted =>
  handoff === null || handoffVersion === null
    ? { seq, version }
    : { seq, version, handoff: { handoff, version: handoffVersion } };
