import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Refusal } from '../domain/escalation/refusals';
import type { Acted } from './engine';
import { isRefusal } from './problems';

/** Why there is no answer; each is a code of api/problems. */
export type Away =
  | 'no-worker'
  | 'recovering'
  | 'engine-away'
  | 'busy'
  | 'moving'
  | 'not-recorded-yet'
  | 'directory-changing';

/** What one try came to. `again` is to be tried again after a pause, and is `otherwise` when the time is over. */
export type Heard =
  | { readonly kind: 'acted'; readonly acted: Acted }
  | Refusal
  | { readonly kind: 'away'; readonly why: Away; readonly cause?: unknown }
  | { readonly kind: 'again'; readonly otherwise: Away; readonly cause: unknown }
  | { readonly kind: 'not-running' };

/** Numbers of gRPC's status codes (grpc.io/docs/guides/status-codes). */
const UNKNOWN = 2;
const RESOURCE_EXHAUSTED = 8;
const FAILED_PRECONDITION = 9;
const ABORTED = 10;
const INTERNAL = 13;
const UNAVAILABLE = 14;

/** The server's own failure for an update whose run ended under it; the next run takes the command. */
const RUN_ENDED = 'AcceptedUpdateCompletedWorkflow';

/** Reads a failed try. What is nobody's expectation is thrown on: it is a mistake of ours and answers 500. */
export function heardIn(error: unknown): Heard {
  if (error instanceof WorkflowUpdateFailedError) return refusedIn(error);
  if (error instanceof WorkflowNotFoundError) return { kind: 'not-running' };
  // Only our own time limit ends a call so: no worker has answered within it.
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError)
    return { kind: 'away', why: 'no-worker', cause: error };
  const cause = error instanceof ServiceError ? error.cause : error;
  if (isGrpcServiceError(cause))
    switch (cause.code) {
      case RESOURCE_EXHAUSTED: // "workflow is closing" while a run moves on, too many updates, or the namespace's rate
        return { kind: 'again', otherwise: 'busy', cause };
      case FAILED_PRECONDITION: // a workflow task that fails and is tried again: a worker of another build, or without the codec's key
        return { kind: 'again', otherwise: 'no-worker', cause };
      case UNKNOWN:
      case ABORTED:
      case INTERNAL:
      case UNAVAILABLE:
        return { kind: 'again', otherwise: 'engine-away', cause };
    }
  throw error;
}

function refusedIn(error: WorkflowUpdateFailedError): Heard {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) throw error;
  const code = cause.type;
  if (code === RUN_ENDED) return { kind: 'again', otherwise: 'moving', cause };
  if (code === 'moving') return { kind: 'again', otherwise: 'moving', cause };
  if (code === 'not-recorded-yet' || code === 'directory-changing') return { kind: 'away', why: code, cause };
  if (!code || !isRefusal(code)) throw error;
  return { kind: 'refused', code, params: cause.details?.[0] ?? {} } as Refusal;
}
