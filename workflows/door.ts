import { ApplicationFailure, currentUpdateInfo } from '@temporalio/workflow';
import type { Message, VerbBodies } from '../domain/escalation/commands';
import type { Refusal } from '../domain/escalation/refusals';

/**
 * Whether a message was made by the API, or by the directory's job, for this escalation, and for this one delivery. A sealed message that was captured and sent again
 * carries the key of the act that it was made for, not the id of the new update; one that could not be opened carries nothing (T23).
 */
export function isAuthentic(message: unknown, escalation: string): message is Message {
  if (typeof message !== 'object' || message === null) return false;
  const { key, verb, actor, body } = message as Partial<Message>;
  return (
    key !== undefined &&
    key === currentUpdateInfo()?.id &&
    typeof verb === 'string' &&
    (verb as string) !== 'deadline-passed' && // made here, from what is pending, and never sent
    typeof body === 'object' &&
    actor !== undefined &&
    (actor.kind === 'rule') === (verb === 'directory-changed') && // what the directory's own job sends is a rule's
    (verb !== 'open' || (body as VerbBodies['open']).escalation === escalation)
  );
}

/** A refusal as Temporal carries it: the code as type, the parameters as details. It is an answer, so it has no stack. */
export function failure({ code, params }: Refusal): ApplicationFailure {
  const refused = ApplicationFailure.create({ type: code, message: code, details: [params], nonRetryable: true });
  refused.stack = '';
  return refused;
}
