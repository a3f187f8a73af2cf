/**
 * Why a request does not reach `decide`, or an answer does not come back: a code and what the sentence about it needs. What `decide`
 * itself refuses stands in domain/escalation/refusals.
 */
export interface Problems {
  'not-json': Record<never, never>;
  /** The line at which a file cannot be read on, from 1. */
  'not-csv': { readonly line: number };
  /** Each wrong place stands in `errors`. */
  malformed: { readonly wrong: number };
  'version-differs': { readonly body: number; readonly ifMatch: number };
  'idempotency-key-missing': Record<never, never>;
  'idempotency-key-malformed': { readonly most: number };
  'idempotency-key-reused': Record<never, never>;
  unauthenticated: Record<never, never>;
  'scope-missing': { readonly scope: string };
  'not-permitted': { readonly role: 'administrator' | 'process-owner' | 'auditor' };
  /** The departments whose people may read a confidential value. */
  'not-a-reader': { readonly departments: readonly string[] };
  'value-erased': Record<never, never>;
  /** A key that is revoked, expired or rotated is not put in another's place. */
  'key-not-in-force': Record<never, never>;
  'programs-only': Record<never, never>;
  'nothing-here': Record<never, never>;
  'method-not-allowed': { readonly allow: readonly string[] };
  /** The ETag of what is there; null where nothing is. */
  'etag-differs': { readonly etag: string | null };
  'document-exists': { readonly etag: string };
  'body-too-large': { readonly limit: number };
  'media-type-not-supported': { readonly accepted: readonly string[] };
  'unknown-flow': { readonly flow: string };
  'flow-wrong': { readonly wrong: number };
  'another-flow': { readonly document: string; readonly path: string };
  'directory-wrong': { readonly wrong: number };
  /** A calendar, a list of days, a roster or a responsibility table. */
  'document-wrong': { readonly wrong: number };
  'another-document': { readonly document: string; readonly path: string };
  'calendar-fixed': { readonly calendar: string };
  /** The working hours of the calendar never come to so much, as far as anything is computed. */
  'never-due': { readonly budget: string; readonly calendar: string };
  'too-many-requests': { readonly seconds: number };
  'no-worker': { readonly seconds: number };
  recovering: Record<never, never>;
  'engine-away': Record<never, never>;
  'database-away': Record<never, never>;
  busy: Record<never, never>;
  stopping: Record<never, never>;
  internal: Record<never, never>;
}

/** What is wrong in one place of a body, a parameter or a header. */
export interface Faults {
  missing: Record<never, never>;
  'unknown-key': { readonly key: string; readonly likely: string | null };
  'wrong-kind': {
    readonly expected: 'text' | 'number' | 'whole-number' | 'yes-or-no' | 'value' | 'list' | 'mapping' | 'nothing';
  };
  'not-one-of': { readonly of: readonly string[] };
  'unknown-department': { readonly department: string };
  'not-an-id': Record<never, never>;
  'not-a-uuid': Record<never, never>;
  'not-an-instant': Record<never, never>;
  'not-a-field-name': Record<never, never>;
  'not-a-cursor': Record<never, never>;
  'not-a-version': Record<never, never>;
  'not-any': Record<never, never>;
  blank: Record<never, never>;
  'not-one-line': Record<never, never>;
  'too-long': { readonly most: number };
  'too-many': { readonly most: number };
  'too-few': { readonly least: number };
  'too-small': { readonly least: number };
  'too-large': { readonly most: number };
  /** U+0000, half of a surrogate pair: nothing that a person writes, and nothing that every store can keep. */
  'not-text': Record<never, never>;
  'too-deep': { readonly most: number };
  'reserved-key': { readonly key: string };
  'not-a-budget': Record<never, never>;
  'not-a-person-rule': Record<never, never>;
  'not-a-date': Record<never, never>;
  /** Not wrong in its form; `of` is what the flows have. */
  'not-a-choice': { readonly of: readonly string[]; readonly likely: string | null };
  /** A column that stands twice in the header of a file: one of the two would be lost. */
  'column-twice': { readonly column: string };
  /** A body that is not what Content-Encoding says. */
  'not-as-encoded': Record<never, never>;
  'not-utf-8': Record<never, never>;
  'not-ahead': Record<never, never>;
  /** An end that is not after its beginning. */
  'not-after': { readonly what: string };
  'not-accepted': Record<never, never>;
}

/** A sentence for each code; the compiler demands every one. */
export interface ProblemWords {
  readonly problems: {
    readonly [C in keyof Problems]: (params: Problems[C]) => { readonly title: string; readonly detail: string };
  };
  readonly faults: { readonly [C in keyof Faults]: (params: Faults[C]) => string };
}
