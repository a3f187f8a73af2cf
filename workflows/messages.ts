import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Acted } from '../activities/types';
import type { Message } from '../domain/escalation/commands';
import type { State } from '../domain/escalation/state';
import type { Plan } from '../domain/plan/plan';

/** The names on the wire. Renaming one breaks every running case; test/ledgers holds them fixed. */
export const ESCALATION = 'escalation';
export const RECOVERY = 'recovery';
export const DIRECTORY = 'directory';
export const CONFIDENTIAL = 'confidential';
export const TASK_QUEUE = 'baton';

/** What a run starts from: the first one with no state, the later ones with where the run before stopped. */
export interface Carry {
  readonly escalation: string;
  readonly plan: Plan;
  readonly state: State | null;
  /** Hash of the last recorded event. */
  readonly head: string;
  /** The last keys with their answers: update ids end with the run, these do not (at most 50). */
  readonly recent: readonly (readonly [key: string, answer: Acted])[];
  readonly moves: number;
  /** Events after which a run moves on although the server has not suggested it; for tests. */
  readonly moveAt?: number;
}

export const act = defineUpdate<Acted, [Message]>('act');
/** For operators and tests only; people's reads come from PostgreSQL. */
export const look = defineQuery<{
  readonly state: State | null;
  readonly head: string;
  readonly moves: number;
  readonly queued: number;
}>('look');

/** What the workflows of schedules ask of the world. */
export interface Periodic {
  recover(): Promise<void>;
  bringDirectory(): Promise<void>;
  settleConfidential(): Promise<void>;
}
