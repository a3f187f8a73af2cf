import type { State } from '../domain/escalation/state';

/** Where the record of a case stood when this process last wrote it. */
export interface Stood {
  /** Hash of the last event. */
  readonly head: string;
  readonly state: State;
}

/** Cases that a process remembers; each takes some tens of kilobytes. Beyond, the one unused for longest goes. */
const MOST = 1_000;

/**
 * What this process has recorded itself, so that the next record of the same case need not read it first. Never the truth: the
 * constraints of the database refuse what does not follow the record, and then the record is read.
 */
export class Standings {
  private readonly kept = new Map<string, Stood>();

  /** What stood at this head, if it is remembered. */
  get(escalation: string, head: string): Stood | undefined {
    const stood = this.kept.get(escalation);
    return stood?.head === head ? stood : undefined;
  }

  set(escalation: string, stood: Stood): void {
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
