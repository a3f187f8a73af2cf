import type { PersonId } from './parties';
import type { CaseState, HandoffState } from './state';

/**
 * Why a command is refused: a code and what the sentence about it needs (`words/`). The caller's mistake, or the caller's bad luck;
 * never ours (that is `assert`).
 */
export interface Refusals {
  'not-found': { readonly what: 'escalation' | 'handoff' };
  'already-open': Record<never, never>;
  'version-missing': Record<never, never>;
  /** Law 9: something has changed since; told who holds it now. */
  stale: {
    readonly holder: { readonly person: PersonId | null; readonly department: string } | null;
    readonly version: number;
    readonly state: HandoffState | CaseState;
  };
  'not-in-this-state': { readonly verb: string; readonly state: string; readonly open: readonly string[] };
  'not-yours': {
    readonly verb: string;
    readonly holder: { readonly person: PersonId | null; readonly department: string } | null;
    readonly relations: readonly string[];
  };
  'offered-to-another': { readonly person: PersonId };
  'transfer-open': { readonly to: string };
  'already-there': { readonly department: string; readonly person: PersonId | null };
  'unknown-person': { readonly person: PersonId };
  /** Absent, and nobody who is there stands in for them. */
  'person-away': { readonly person: PersonId };
  /** The department has as much in hand as it may (work-in-progress limit). */
  'at-limit': { readonly department: string; readonly limit: number };
  'not-in-department': { readonly person: PersonId; readonly department: string };
  'unknown-department': { readonly department: string };
  'department-missing': { readonly step: string };
  'department-not-open': { readonly step: string };
  'unknown-step': { readonly step: string; readonly steps: readonly string[] };
  'unknown-level': { readonly field: 'urgency' | 'importance'; readonly of: readonly string[] };
  'contacted-out-of-bounds': { readonly bound: string; readonly latest: string };
  /** Each with the place in the body and what was expected there. */
  'fields-wrong': { readonly fields: readonly FieldProblem[] };
  /** The receiver's contract (design §6): the next step needs these and they are not there. */
  'needs-missing': { readonly step: string; readonly fields: readonly string[] };
  'nobody-found': { readonly step: string; readonly department: string };
  /** No row of the responsibility table holds for what these fields say, and the step wants that refused. */
  'nobody-responsible': { readonly step: string; readonly table: string; readonly fields: readonly string[] };
  'unknown-outcome': { readonly outcome: string; readonly of: readonly string[] };
  'no-way-on': { readonly step: string };
  'wait-not-declared': { readonly for: string; readonly of: readonly string[] };
  'evidence-missing': { readonly for: string };
  'wait-too-long': { readonly for: string; readonly latest: string };
  'wait-not-ahead': Record<never, never>;
  'waits-used-up': { readonly for: string; readonly times: number };
  'reason-missing': Record<never, never>;
  'facts-missing': { readonly fields: readonly string[] };
  'no-raise': Record<never, never>;
  'state-too-large': { readonly bytes: number; readonly limit: number };
  /** The directory has changed, and nothing in this case with it. */
  'as-it-was': Record<never, never>;
  /** The directory's answers did not settle in three rounds; safe to try again. */
  'directory-changing': Record<never, never>;
  /** The shell's own refusals: retryable, but for the last three. */
  moving: Record<never, never>;
  'not-recorded-yet': Record<never, never>;
  diverged: Record<never, never>;
  broken: Record<never, never>;
  'not-authentic': Record<never, never>;
}

export interface FieldProblem {
  /** RFC 6901, within the body: `/fields/class`. */
  readonly pointer: string;
  readonly problem:
    | 'missing'
    | 'unknown'
    | 'not-given-here'
    | 'not-text'
    | 'not-a-number'
    | 'not-a-boolean'
    | 'not-a-choice'
    | 'too-long'
    /** A confidential value that came in clear, around the API. */
    | 'not-sealed'
    | 'too-much';
  readonly field: string;
  /** The choices, for `not-a-choice`; the field that is probably meant, for `unknown`; what may be given, for `not-given-here`. */
  readonly of?: readonly string[];
}

export type RefusalCode = keyof Refusals;
export type Refusal = {
  [C in RefusalCode]: { readonly kind: 'refused'; readonly code: C; readonly params: Refusals[C] };
}[RefusalCode];

export const refuse = <C extends RefusalCode>(code: C, params: Refusals[C]): Refusal =>
  ({ kind: 'refused', code, params }) as Refusal;
