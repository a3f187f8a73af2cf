import type { Acted, Recorded } from '../activities/types';
import { evolve } from '../domain/escalation/evolve';
import { refuse } from '../domain/escalation/refusals';
import type { State } from '../domain/escalation/state';
import type { Item, Outcome, Together } from './act';
import type { Carry } from './messages';

/** Keys whose answers a run hands to the next one: update ids end with the run. Older keys are found in PostgreSQL by `record`. */
const KEPT = 50;

/** What PostgreSQL is known to hold of this case. What is decided and not recorded yet is nobody's truth, and does not stand here. */
export class OnRecord {
  state: State | null;
  head: string;
  /** Set when the case takes no acts any more; an auditor's matter. */
  stopped: 'diverged' | 'broken' | undefined;
  /** The answers given last, by key, the oldest first. */
  private readonly recent: Map<string, Acted>;

  constructor(private readonly carry: Carry) {
    this.state = carry.state;
    this.head = carry.head;
    this.recent = new Map(carry.recent);
  }

  isKnown(key: string): boolean {
    return this.recent.has(key);
  }

  /** What a command hears before it is decided: a key that is on record acts no more, a case that has stopped not at all. */
  outcomeOf({ command }: Item): Outcome | undefined {
    const answer = this.recent.get(command.key);
    if (answer) return { answer };
    return this.stopped && { refusal: refuse(this.stopped, {}) };
  }

  /**
   * True when the batch was written, or (without a batch) nothing follows what is known. Else what PostgreSQL holds is taken, and the
   * batch must be decided anew on that.
   */
  take(recorded: Recorded, batch: Pick<Together, 'state' | 'acts'> = { state: this.state, acts: [] }): boolean {
    switch (recorded.kind) {
      case 'recorded':
        this.state = batch.state;
        this.head = recorded.head;
        for (const { key, answer } of batch.acts) this.remember(key, answer);
        return true;
      case 'adopted':
        this.state = recorded.events.reduce<State | null>(evolve, this.state);
        this.head = recorded.head;
        for (const { key, answer } of recorded.acts) this.remember(key, answer);
        return false;
      case 'repeated':
        for (const [key, answer] of recorded.answers) this.remember(key, answer);
        return false;
      case 'diverged':
      case 'broken':
        this.stopped = recorded.kind;
        return false;
    }
  }

  /** What the next run starts from. */
  moved(): Carry {
    const { carry, state, head, recent } = this;
    return { ...carry, state, head, recent: [...recent], moves: carry.moves + 1 };
  }

  private remember(key: string, answer: Acted): void {
    this.recent.set(key, answer);
    for (const oldest of this.recent.keys()) {
      if (this.recent.size <= KEPT) return;
      this.recent.delete(oldest);
    }
  }
}
