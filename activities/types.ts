import type { Event } from '../domain/escalation/events';
import type { Answers, Need } from '../domain/escalation/needs';

/** The answer to an act; the API reads the rest where GET reads it. */
export interface Acted {
  /** The last event of the act. */
  readonly seq: number;
  readonly version: number;
  /** The handoff acted on, and its version after the act. */
  readonly handoff?: { readonly handoff: number; readonly version: number };
}

/** What one transaction records. The activity folds the events onto the stored state itself, so no state travels. */
export interface Batch {
  readonly escalation: string;
  /** The hash that the first event follows. */
  readonly head: string;
  readonly events: readonly Event[];
  /** The acts among the events, in order, each with the answer that is remembered under its key. */
  readonly acts: readonly RecordedAct[];
}

export interface RecordedAct {
  readonly key: string;
  /** The person, or program, under whose name keys are told apart. */
  readonly actor: string;
  readonly digest: string;
  readonly verb: string;
  readonly answer: Acted;
}

export type Recorded =
  | { readonly kind: 'recorded'; readonly head: string }
  /** A lost attempt of this batch had committed: these events follow the head that was passed. */
  | {
      readonly kind: 'adopted';
      readonly head: string;
      readonly events: readonly Event[];
      readonly acts: readonly RecordedAct[];
    }
  /** Some keys are on record already (an older run's); nothing was written. */
  | { readonly kind: 'repeated'; readonly answers: readonly (readonly [key: string, answer: Acted])[] }
  | { readonly kind: 'diverged' | 'broken' };

/** The event that a workflow takes for the last one of its case. */
export interface Last {
  readonly escalation: string;
  readonly seq: number;
  readonly head: string;
}

/** What the workflow asks of the world. `resolve` answers every need, with null where nobody is there. */
export interface Activities {
  record(batch: Batch): Promise<Recorded>;
  /** What is on record after the event that a workflow takes for the last one: nothing (`recorded`), or what it has to adopt. */
  follow(last: Last): Promise<Recorded>;
  resolve(ask: { readonly needs: readonly Need[]; readonly at: number }): Promise<Answers>;
}
