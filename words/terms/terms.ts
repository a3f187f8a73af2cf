import type { ClockKind } from '../../domain/clocks/clock';
import type { VerbName } from '../../domain/escalation/commands';
import type { Relation } from '../../domain/escalation/relations';
import type { CaseState, HandoffState } from '../../domain/escalation/state';
import type { Standing } from '../../domain/escalation/verb';
import type { LadderKey, Rung, WaitFor } from '../../domain/plan/plan';

/** What the parts of the product are called on screens and in sentences (design §1), in one language. */
export interface Terms {
  readonly verbs: Readonly<Record<VerbName, string>>;
  readonly states: Readonly<Record<CaseState | HandoffState | Standing, string>>;
  /** Who somebody is to a case. */
  readonly relations: Readonly<Record<Relation, string>>;
  readonly clocks: Readonly<Record<ClockKind, string>>;
  /** The lists of a ladder. */
  readonly ladders: Readonly<Record<LadderKey | 'other', string>>;
  readonly acts: Readonly<Record<Rung['do'], string>>;
  readonly parties: Readonly<Record<WaitFor, string>>;
  readonly levels: Readonly<Record<'urgency' | 'importance', string>>;
  readonly things: Readonly<Record<'escalation' | 'handoff', string>>;
}
