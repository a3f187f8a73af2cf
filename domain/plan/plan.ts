import type { Budget } from '../calendar/budget';
import { own } from '../own';
import type { Condition } from './conditions';
import type { FieldType, Text } from './fields';

/**
 * A published version of a flow document, compiled (`flows/compile`): budgets parsed, conditions typed and turned into trees,
 * defaults filled in. It is immutable; a state names it by the hash of its RFC 8785 JSON. Each field here changes behaviour
 * (law 10: test/ledgers/flow-fields).
 */
export interface Plan {
  readonly flow: string;
  readonly version: number;
  readonly name: Text;
  readonly lead: { readonly department: string; readonly person: PersonRule; readonly else: PersonRule };
  readonly front: {
    readonly department: string;
    readonly person: PersonRule;
    readonly else: PersonRule;
    readonly contactedAtMost: Budget;
  };
  readonly intake: readonly IntakeField[];
  /** Every field of the flow by name: of the intake and of what steps give. */
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly priority: {
    readonly urgency: readonly string[];
    readonly importance: readonly string[];
    readonly matrix: readonly (readonly string[])[];
  };
  readonly promise: {
    readonly firstAnswer?: ByPriority;
    readonly updateEvery?: ByPriority;
    readonly resolveWithin?: ByPriority;
    readonly ladder: string;
  };
  /** The first step of every escalation. */
  readonly start: string;
  readonly steps: Readonly<Record<string, Step>>;
  readonly ladders: Readonly<Record<string, Ladder>>;
  readonly closing: Closing;
}

/** `opener` is the person who opened; `claim` leaves the work in the department's queue. */
export type PersonRule =
  | { readonly rule: 'opener' | 'duty' | 'head' | 'supervisor' | 'least-loaded' }
  | { readonly rule: 'claim' }
  /** The manager of whoever hands the work over. */
  | { readonly rule: 'manager' }
  /** Whoever answered for the last visit to an earlier step. */
  | { readonly rule: 'same-as'; readonly step: string }
  | { readonly rule: 'role'; readonly role: string }
  | { readonly rule: 'person'; readonly person: string };

/** A budget by priority; `else` for those not named, absent where the flow sets none for them. */
export type ByPriority = Readonly<Record<string, Budget>> & { readonly else?: Budget };

export interface IntakeField {
  readonly field: string;
  readonly required: boolean;
  readonly unless?: Condition;
}

export interface Step {
  readonly name: Text;
  /** A fixed department; `open`: named by whoever opens (or reopens) the escalation; or found in a responsibility table by fields. */
  readonly department:
    | { readonly by: 'fixed'; readonly department: string }
    | { readonly by: 'open' }
    | { readonly by: 'responsibility'; readonly table: string; readonly of: readonly string[] };
  readonly person: PersonRule;
  readonly onNobody: 'head' | 'duty' | 'lead' | 'refuse';
  readonly acceptWithin: ByPriority;
  readonly finishWithin: ByPriority;
  readonly silentAfter: ByPriority;
  /** The receiver's contract: fields that must be there before the work is offered. */
  readonly needs: readonly { readonly field: string; readonly unless?: Condition }[];
  readonly gives: readonly { readonly field: string; readonly required: boolean }[];
  /** How the step may end; the first is meant when a completion names none. */
  readonly outcomes: readonly string[];
  readonly waits: Readonly<
    Partial<Record<WaitFor, { readonly max: Budget; readonly times?: number; readonly evidence: boolean }>>
  >;
  readonly next: readonly Edge[];
  readonly ladder: string;
}

export type WaitFor = 'customer' | 'vendor' | 'other';
export const END = 'end';

/** Where the work goes when a step is completed: the first edge whose condition holds and whose `atMost` is not used up. */
export interface Edge {
  readonly when?: Condition;
  /** A step, or `end`. */
  readonly go: string;
  /** How often `go` may be visited at most; demanded by the checker where `go` is an earlier step. */
  readonly atMost?: number;
}

export interface Closing {
  readonly resolveBy: ByPriority;
  /** Fields without which a confirmed escalation is not closed by rule. */
  readonly needs: readonly string[];
  readonly confirmWithin: ByPriority;
  readonly unconfirmed: 'close' | 'reopen';
  readonly closeBy: ByPriority;
  readonly reopenWithin: Budget;
  /** Where a bad answer, or no answer under `unconfirmed: reopen`, goes: the lead, or a step. */
  readonly reopenTo: { readonly to: 'lead' } | { readonly to: 'step'; readonly step: string };
  readonly ladder: string;
}

/** The name of a clock in a ladder; `promise` stands for its three clocks. */
export type LadderKey = 'accept' | 'finish' | 'silence' | 'wait' | 'promise' | 'resolve' | 'confirm' | 'close';
export type Ladder = Readonly<Partial<Record<LadderKey | 'other', readonly Rung[]>>>;

export type Addressee =
  | 'holder'
  | 'front'
  | 'lead'
  | 'head'
  | 'duty'
  | 'supervisor'
  /** The holder's. */
  | 'manager'
  | { readonly role: string }
  | { readonly person: string };

/** When: a share of the budget (`at`, 1 = all of it), or a time after its end (`after`). */
export type Rung = RungWhen & RungAct;
type RungWhen = { readonly at: number } | { readonly after: Budget };
type RungAct =
  | { readonly do: 'remind' | 'notify'; readonly whom: readonly Addressee[] }
  | { readonly do: 'raise'; readonly to: Addressee; readonly within: Budget }
  | { readonly do: 'reassign'; readonly to: Addressee }
  | { readonly do: 'take_over'; readonly to: Addressee; readonly repeat?: Budget };

export const budgetFor = (budgets: ByPriority | undefined, priority: string): Budget | undefined =>
  budgets && (own(budgets, priority) ?? budgets.else);
