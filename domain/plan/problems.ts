import type { LadderKey } from './plan';

/**
 * Why a flow document is not published, or (warnings) what in it is probably not meant: a code and what the sentence about it needs
 * (`words/`). `flows/compile` finds them.
 */
export interface FlowProblems {
  // The text cannot be read.
  'not-readable': { readonly reason: string };
  'duplicate-key': { readonly key: string };
  'document-too-large': { readonly bytes: number; readonly limit: number };

  // The shape is not the shape of a flow document.
  'unknown-key': { readonly key: string; readonly likely: string | null; readonly known: readonly string[] };
  'key-missing': { readonly key: string };
  'wrong-kind': { readonly expected: Kind; readonly got: Kind };
  'not-one-of': { readonly value: string; readonly likely: string | null; readonly of: readonly string[] };
  malformed: { readonly value: string; readonly form: Form };
  'not-a-budget': {
    readonly value: string;
    readonly why: 'form' | 'date' | 'no-such-date' | 'no-fixed-length' | 'nothing' | 'too-long';
  };
  'number-too-small': { readonly least: number };
  'number-too-large': { readonly most: number };
  empty: Record<never, never>;
  'too-long': { readonly most: number };
  'listed-twice': { readonly value: string };
  'at-or-after': Record<never, never>;

  // Names that lead nowhere.
  'unknown-step': { readonly step: string; readonly likely: string | null; readonly steps: readonly string[] };
  'unknown-ladder': { readonly ladder: string; readonly likely: string | null; readonly ladders: readonly string[] };
  'unknown-field': { readonly field: string; readonly likely: string | null; readonly fields: readonly string[] };
  'unknown-priority': {
    readonly priority: string;
    readonly likely: string | null;
    readonly priorities: readonly string[];
  };
  'reserved-name': { readonly name: string };

  // Who: persons, departments, addressees.
  'opener-in-a-step': Record<never, never>;
  'claim-outside-a-step': Record<never, never>;
  'same-as-outside-a-step': Record<never, never>;
  'same-as-not-earlier': { readonly step: string; readonly named: string };
  'else-is-the-same': { readonly rule: string };
  'person-in-open-department': { readonly rule: string };
  /** Nobody could name the department of this step: only that of the first step is named at opening. */
  'open-department-unnamed': { readonly step: string; readonly start: string };
  'not-a-superior': { readonly to: string; readonly do: string };

  /** The responsibility table is asked when the step is offered, and by then this may be missing. */
  'field-not-certain': { readonly field: string; readonly step: string };
  'responsibility-confidential': { readonly field: string };

  // Fields.
  'choices-missing': { readonly field: string };
  'choices-without-choice': { readonly field: string; readonly type: string };
  'type-missing': { readonly field: string };
  'declared-otherwise': { readonly field: string; readonly here: string; readonly there: string };
  'unless-without-required': { readonly field: string };

  // The way through the steps.
  'unreachable-step': { readonly step: string };
  'edge-never-taken': Record<never, never>;
  'last-edge-conditional': Record<never, never>;
  'last-edge-limited': Record<never, never>;
  'last-edge-backward': { readonly go: string };
  'loop-unbounded': { readonly go: string };

  // Priorities and budgets.
  'matrix-shape': {
    readonly urgency: number;
    readonly importance: number;
    readonly rows: number;
    readonly columns: number;
  };
  'no-budget-for': { readonly priority: string };
  'promise-without-clock': Record<never, never>;
  'no-default': { readonly key: string };

  // Ladders.
  'no-rungs-for': { readonly clock: LadderKey; readonly ladder: string };
  'unused-ladder': { readonly ladder: string };
  'unused-rungs': { readonly clock: LadderKey | 'other'; readonly ladder: string };
  'ladder-without-end': { readonly clock: LadderKey | 'other' };
  'repeat-before-the-end': Record<never, never>;
  'rungs-out-of-order': Record<never, never>;
  'rung-never-fires': { readonly clock: LadderKey };
  'raise-last': Record<never, never>;

  // Conditions. `column` counts characters from 1 within the condition.
  'condition-unreadable': { readonly column: number; readonly reason: string };
  'condition-unknown-name': {
    readonly column: number;
    readonly name: string;
    readonly likely: string | null;
    readonly names: readonly string[];
  };
  'condition-not-supported': { readonly column: number; readonly what: string };
  'condition-types': { readonly column: number; readonly left: ConditionType; readonly right: ConditionType };
  'condition-order': { readonly column: number; readonly type: ConditionType };
  'condition-not-a-choice': {
    readonly column: number;
    readonly value: string;
    readonly likely: string | null;
    readonly of: readonly string[];
  };
  'condition-not-yes-or-no': { readonly column: number; readonly type: ConditionType };
  /** Of a confidential field a condition may ask only whether it is there. */
  'condition-confidential': { readonly column: number; readonly field: string };
  'condition-constant': { readonly column: number };
  'condition-too-large': { readonly limit: number };

  // Warnings only.
  'default-unused': { readonly key: string };
  'else-unused': Record<never, never>;
  'no-promise-for': { readonly priority: string };
  'given-only-later': { readonly field: string; readonly step: string };
}

/** What a document's reader finds in a place. `mapping` is keys with values. */
export type Kind =
  | 'text'
  | 'number'
  | 'whole-number'
  | 'yes-or-no'
  | 'list'
  | 'mapping'
  | 'nothing'
  | 'text-or-mapping'
  | 'text-or-responsibility'
  | 'text-or-list';
export type ConditionType = 'text' | 'number' | 'yes-or-no' | 'choice';

/** What a text stands for; each has a pattern in `contract/flow` and a sentence that shows an example. */
export type Form =
  | 'flow-id'
  | 'department-id'
  | 'table-id'
  | 'step-id'
  | 'ladder-id'
  | 'outcome-id'
  | 'field-name'
  | 'level'
  | 'choice'
  | 'share'
  | 'repetition'
  | 'person-rule'
  | 'addressee'
  | 'reopen-to';

export type FlowProblemCode = keyof FlowProblems;

/** One problem, and where: an RFC 6901 pointer into the document, and the place in the text where it was a text (both from 1). */
export type FlowProblem = {
  [C in FlowProblemCode]: {
    readonly pointer: string;
    readonly code: C;
    readonly params: FlowProblems[C];
    readonly line?: number;
    readonly column?: number;
  };
}[FlowProblemCode];

export const problem = <C extends FlowProblemCode>(pointer: string, code: C, params: FlowProblems[C]): FlowProblem =>
  ({ pointer, code, params }) as FlowProblem;

/** An RFC 6901 pointer from keys and places. */
export const pointer = (...path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
