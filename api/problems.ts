import type { RefusalCode, Refusals } from '../domain/escalation/refusals';
import type { Names } from '../words/index';
import type { Faults, Problems } from '../words/problems/problems';

/** Why a request is not answered with what it asked for: what the engine refuses, and what stops before it. */
export interface Params extends Refusals, Problems {}
export type Code = RefusalCode | keyof Problems;

/** A wrong place: `pointer` is RFC 6901 into the body, `?name` for a parameter, `#Name` for a header. */
export type Fault = {
  [C in keyof Faults]: { readonly pointer: string; readonly code: C; readonly params: Faults[C] };
}[keyof Faults];
export const fault = <C extends keyof Faults>(pointer: string, code: C, params: Faults[C]): Fault =>
  ({ pointer, code, params }) as Fault;

interface Row {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
  /** The same request under the same key may succeed later; it is carried out at most once. */
  readonly retryable?: true;
}

/** What the engine refuses. 409: the state is another; 422: understood, but the flow or the directory says no. */
const REFUSALS: { readonly [C in RefusalCode]: Row } = {
  'not-yours': { status: 403 },
  'offered-to-another': { status: 403 },
  'not-found': { status: 404 },
  stale: { status: 409 },
  'already-open': { status: 409 },
  'not-in-this-state': { status: 409 },
  'transfer-open': { status: 409 },
  'already-there': { status: 409 },
  'no-raise': { status: 409 },
  'as-it-was': { status: 409 },
  'at-limit': { status: 409 },
  'no-way-on': { status: 409 },
  'waits-used-up': { status: 409 },
  diverged: { status: 409 },
  broken: { status: 409 },
  'state-too-large': { status: 413 },
  'unknown-person': { status: 422 },
  'person-away': { status: 422 },
  'not-in-department': { status: 422 },
  'unknown-department': { status: 422 },
  'department-missing': { status: 422 },
  'department-not-open': { status: 422 },
  'unknown-step': { status: 422 },
  'unknown-level': { status: 422 },
  'contacted-out-of-bounds': { status: 422 },
  'fields-wrong': { status: 422 },
  'needs-missing': { status: 422 },
  'nobody-found': { status: 422 },
  'nobody-responsible': { status: 422 },
  'unknown-outcome': { status: 422 },
  'wait-not-declared': { status: 422 },
  'evidence-missing': { status: 422 },
  'wait-too-long': { status: 422 },
  'wait-not-ahead': { status: 422 },
  'reason-missing': { status: 422 },
  'facts-missing': { status: 422 },
  'version-missing': { status: 428 },
  'not-authentic': { status: 500 },
  'directory-changing': { status: 503, retryable: true },
  moving: { status: 503, retryable: true },
  'not-recorded-yet': { status: 503, retryable: true },
};

/** What stops before the engine, or an answer that does not come. */
const PROBLEMS: { readonly [C in keyof Problems]: Row } = {
  'not-json': { status: 400 },
  'not-csv': { status: 400 },
  malformed: { status: 400 },
  'version-differs': { status: 400 },
  'idempotency-key-missing': { status: 400 },
  'idempotency-key-malformed': { status: 400 },
  unauthenticated: { status: 401 },
  'scope-missing': { status: 403 },
  'not-permitted': { status: 403 },
  'not-a-reader': { status: 403 },
  'programs-only': { status: 403 },
  'nothing-here': { status: 404 },
  'method-not-allowed': { status: 405 },
  'key-not-in-force': { status: 409 },
  'value-erased': { status: 410 },
  'etag-differs': { status: 412 },
  'document-exists': { status: 412 },
  'body-too-large': { status: 413 },
  'media-type-not-supported': { status: 415 },
  'idempotency-key-reused': { status: 422 },
  'unknown-flow': { status: 422 },
  'flow-wrong': { status: 422 },
  'another-flow': { status: 422 },
  'directory-wrong': { status: 422 },
  'document-wrong': { status: 422 },
  'another-document': { status: 422 },
  'calendar-fixed': { status: 409 },
  'never-due': { status: 422 },
  'too-many-requests': { status: 429, retryable: true },
  internal: { status: 500 },
  'no-worker': { status: 503, retryable: true },
  recovering: { status: 503, retryable: true },
  'engine-away': { status: 503, retryable: true },
  'database-away': { status: 503, retryable: true },
  busy: { status: 503, retryable: true },
  stopping: { status: 503, retryable: true },
};

const ROWS: { readonly [C in Code]: Row } = { ...REFUSALS, ...PROBLEMS };
export const CODES = Object.keys(ROWS) as Code[];
export const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code);
export const rowOf = (code: Code): Row => ROWS[code];

/** Thrown anywhere below the edge; the edge alone turns it into an answer (api/answer). */
export class Failure<C extends Code = Code> extends Error {
  constructor(
    readonly code: C,
    readonly params: Params[C],
    readonly more: {
      readonly faults?: readonly Fault[];
      readonly headers?: Readonly<Record<string, string>>;
      /** Already in the caller's language, from elsewhere. */
      readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
      /** 412 in place of 409 where the version came by If-Match. */
      readonly status?: number;
      /** What things are called, for the sentence; a plan is one. */
      readonly names?: Names;
      /** For the log alone. */
      readonly cause?: unknown;
    } = {},
  ) {
    super(code, 'cause' in more ? { cause: more.cause } : {});
  }
}
