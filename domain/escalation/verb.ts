import type { Instant } from '../calendar/instant';
import type { Plan } from '../plan/plan';
import type { CommandOf, VerbName } from './commands';
import type { Directory, Unknown } from './consult';
import type { Draft } from './events';
import type { Refusal } from './refusals';
import type { Relation } from './relations';
import type { CaseState, Handoff, State } from './state';

/** Where a handoff stands for verbs: `transferring` is working with a transfer offered (design §5). */
export type Standing = 'offered' | 'working' | 'transferring' | 'waiting';

export const standingOf = (handoff: Handoff): Standing | 'ended' => {
  if (handoff.state === 'working') return handoff.offer ? 'transferring' : 'working';
  return handoff.state === 'offered' || handoff.state === 'waiting' ? handoff.state : 'ended';
};

interface ContextOf<V extends VerbName> {
  readonly plan: Plan;
  readonly command: CommandOf<V>;
  readonly body: CommandOf<V>['body'];
  readonly now: Instant;
  readonly directory: Directory;
}
export interface CaseContext<V extends VerbName> extends ContextOf<V> {
  readonly state: State;
}
export interface HandoffContext<V extends VerbName> extends CaseContext<V> {
  readonly handoff: Handoff;
}

export type Decided = readonly Draft[] | Refusal | Unknown;

/**
 * A verb is data and a function: on what it acts, whether the caller must name the version seen, in which states it is open to which
 * relations; then its refusals, in the order in which a caller hears them, and its events.
 */
export type VerbRule<V extends VerbName> =
  | {
      readonly on: 'handoff';
      readonly versioned: boolean;
      readonly open: Readonly<Partial<Record<Standing, readonly Relation[]>>>;
      readonly decide: (context: HandoffContext<V>) => Decided;
    }
  | {
      readonly on: 'escalation';
      readonly versioned: boolean;
      readonly open: Readonly<Partial<Record<CaseState, readonly Relation[]>>>;
      readonly decide: (context: CaseContext<V>) => Decided;
    };
