import type { Instant } from '../calendar/instant';
import type { ClockKind } from '../clocks/clock';
import type { Deadline } from '../clocks/deadline';
import type { Fields } from '../plan/fields';
import type { WaitFor } from '../plan/plan';
import type { CancelGround } from './events';
import type { Answers } from './needs';
import type { Actor, DepartmentId, PersonId } from './parties';

/** The verbs' own fields (`contract/verbs/*` has the same shapes as schemas). Named as in the URL. */
export interface VerbBodies {
  open: {
    readonly escalation: string;
    readonly number: number;
    readonly plan: string;
    readonly title: string;
    readonly urgency: string;
    readonly importance: string;
    readonly fields: Fields;
    readonly contactedAt?: Instant;
    readonly department?: DepartmentId;
  };
  accept: Record<never, never>;
  claim: Record<never, never>;
  assign: { readonly person: PersonId; readonly reason?: string };
  release: { readonly reason: string };
  transfer: { readonly to: To; readonly reason: string };
  'withdraw-transfer': { readonly reason?: string };
  redirect: { readonly to: To; readonly reason: string };
  progress: { readonly note: string };
  wait: { readonly for: WaitFor; readonly party: string; readonly until: Instant; readonly evidence?: string };
  resume: { readonly note?: string };
  complete: { readonly outcome?: string; readonly results: Fields };
  contact: {
    readonly said: string;
    readonly channel: string;
    readonly outcome: 'reached' | 'no-answer' | 'refused';
    readonly promised?: string;
  };
  resolve: { readonly reason?: string; readonly results: Fields };
  confirm: { readonly satisfied: boolean; readonly note?: string };
  close: { readonly reason?: string; readonly results: Fields };
  reopen: { readonly reason: string; readonly step?: string; readonly department?: DepartmentId };
  cancel: { readonly ground: CancelGround; readonly reason: string };
  'answer-raise': { readonly clock: ClockKind; readonly handoff?: number; readonly note: string };
}

export interface To {
  readonly department: DepartmentId;
  readonly person?: PersonId;
}

export type VerbName = keyof VerbBodies;

export interface CommandHead {
  /** The idempotency key; also the update's id. */
  readonly key: string;
  /** SHA-256 of what was asked (verb, on, version, body), so that the same key with another body is told apart. */
  readonly digest: string;
  readonly actor: Actor;
  /** The handoff acted on, or null for the escalation. */
  readonly on: number | null;
  /** The version that the caller saw of what it acts on. */
  readonly version: number | null;
  /** What the API could ask the directory in advance. */
  readonly answers?: Answers;
}

export type CommandOf<V extends VerbName> = CommandHead & { readonly verb: V; readonly body: VerbBodies[V] };
export type Command = { [V in VerbName]: CommandOf<V> }[VerbName];

/**
 * A rule's command too: the directory has changed, and these people (absent, back, leaving or gone) or calendars (of these departments)
 * are to be looked at again. What has become of them it asks, as every command does. Sent by the job of the change, never by a caller.
 */
export interface DirectoryChanged extends CommandHead {
  readonly verb: 'directory-changed';
  readonly body: { readonly people: readonly PersonId[]; readonly departments: readonly DepartmentId[] };
}

/** What an update of the workflow carries. */
export type Message = Command | DirectoryChanged;

/** A rule's command: people and rules take one road (house.md). Made by the engine from what is pending, never accepted from outside. */
export interface DeadlinePassed {
  readonly verb: 'deadline-passed';
  readonly deadline: Deadline;
}
