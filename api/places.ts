import type { Refusal } from '../domain/escalation/refusals';
import { pointer } from '../domain/plan/problems';

/** Where in the body of an act a refusal points (RFC 6901): what the caller must change there. None where it is about the state. */
export function placesOf(refusal: Refusal, body: unknown): readonly string[] {
  switch (refusal.code) {
    case 'version-missing':
      return ['/version'];
    case 'unknown-person':
    case 'not-in-department':
      return [within(body, 'to', 'person')];
    case 'unknown-department':
      return [within(body, 'to', 'department')];
    case 'already-there':
      return [has(body, 'to') ? '/to' : '/person'];
    case 'department-missing':
    case 'department-not-open':
      return ['/department'];
    case 'unknown-step':
      return ['/step'];
    case 'unknown-level':
      return [pointer(refusal.params.field)];
    case 'contacted-out-of-bounds':
      return ['/contactedAt'];
    case 'needs-missing':
    case 'facts-missing':
      return refusal.params.fields.map((field) => pointer(has(body, 'fields') ? 'fields' : 'results', field));
    case 'unknown-outcome':
      return ['/outcome'];
    case 'wait-not-declared':
    case 'waits-used-up':
      return ['/for'];
    case 'evidence-missing':
      return ['/evidence'];
    case 'wait-too-long':
    case 'wait-not-ahead':
      return ['/until'];
    case 'reason-missing':
      return ['/reason'];
    default:
      return [];
  }
}

const has = (body: unknown, key: string): boolean => typeof body === 'object' && body !== null && key in body;
const within = (body: unknown, outer: string, inner: string): string =>
  has(body, outer) ? pointer(outer, inner) : pointer(inner);
