import type { State } from '../../domain/escalation/state';
import type { Query } from '../connect';

/** Where the record of an escalation stands. */
export interface Standing {
  readonly seq: number;
  /** Hash of the event `seq`. */
  readonly head: string;
  readonly health: 'ok' | 'diverged' | 'broken';
  readonly state: State;
}

export async function standingOf(query: Query, escalation: string): Promise<Standing | undefined> {
  const [row] = await query<Standing[]>`select seq, head, health, state from escalation where id = ${escalation}`;
  return row;
}
