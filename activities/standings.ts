import type { Case } from '../database/reads/case';
import type { State } from '../domain/escalation/state';
import type { RecordedAct } from './types';

/** Where the record of a case stood when this process last wrote it. */
export interface Stood {
  /** Hash of the last event. */
  readonly head: string;
  readonly state: State;
}

/** That, with what this process wrote last: the acts of one batch. */
interface Kept extends Stood {
  readonly acts: readonly RecordedAct[];
}

/** Cases that a process remembers; each takes some tens of kilobytes. Beyond, the one unused for longest goes. */
const MOST = 1_000;

/**
 * What this process has recorded itself, so that the next record of the same case need not read it first, nor the answer to the act. Never
 * the truth of what comes after it: the constraints of the database refuse what does not follow the record, and then the record is read.
 */
export class Standings {
  private readonly kept = new Map<string, Kept>();

  /** What stood at this head, if it is remembered. */
  get(escalation: string, head: string): Stood | undefined {
    const stood = this.kept.get(escalation);
    return stood?.head === head ? stood : undefined;
  }

  /** The case right after an act, as `caseWithAct` reads it, where the act was the last thing that this process recorded of it. */
  after(escalation: string, actor: string, key: string): Case | undefined {
    const stood = this.kept.get(escalation);
    const act = stood?.acts.find((one) => one.actor === actor && one.key === key);
    if (!stood || act?.answer.seq !== stood.state.seq) return undefined;
    const { digest, answer } = act;
    const { seq, version, handoff } = answer;
    return {
      ...{ state: stood.state, head: stood.head, plan: stood.state.flow.plan, health: 'ok' },
      act: { digest, seq, version, handoff: handoff?.handoff ?? null, handoffVersion: handoff?.version ?? null },
    };
  }

  set(escalation: string, stood: Kept): void {
    this.kept.delete(escalation);
    if (stood.state.ended) return;
    this.kept.set(escalation, stood);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST && oldest !== undefined) this.kept.delete(oldest);
  }

  delete(escalation: string): void {
    this.kept.delete(escalation);
  }
}
