import { randomUUID } from 'node:crypto';
import type { Caller } from '../database/reads/caller';
import type { Case } from '../database/reads/case';
import { assert } from '../domain/assert';
import type { Command } from '../domain/escalation/commands';
import { decide } from '../domain/escalation/decide';
import type { Refusal } from '../domain/escalation/refusals';
import type { Plan } from '../domain/plan/plan';
import type { Ask } from './context';
import type { Acted, Outcome } from './engine';
import { commandKey } from './idempotency';
import { Failure } from './problems';

/** The caller of a route that is not public. */
export function callerOf(ask: Pick<Ask, 'caller'>): Caller {
  assert(ask.caller, 'a route that is not public has a caller');
  return ask.caller;
}

/** The key under which this request acts: the caller's, or, where none was sent, one that nobody can send again. */
export const keyOfCommand = (caller: Caller, key: string | undefined): string =>
  commandKey(caller.person, key ?? randomUUID());

/** The version seen: in the body or as If-Match, not two of them. */
export function versionSeen(body: { readonly version?: number }, ifMatch: string | undefined): number | null {
  if (ifMatch === undefined) return body.version ?? null;
  const named = Number(ifMatch);
  if (body.version !== undefined && body.version !== named)
    throw new Failure('version-differs', { body: body.version, ifMatch: named });
  return named;
}

/** What was answered, or why not. `byHeader`: the version came by If-Match, whose refusal has a status of its own (RFC 9110). */
export function actedIn(outcome: Outcome, plan: Plan, byHeader: boolean): Acted | 'over' {
  switch (outcome.kind) {
    case 'acted':
      return outcome.acted;
    case 'over':
      return 'over';
    case 'away': {
      const { why, cause } = outcome;
      const params = why === 'no-worker' ? { seconds: outcome.seconds } : {};
      throw new Failure(why, params as never, { cause, headers: { 'retry-after': '1' } });
    }
    case 'refused':
      throw refused(outcome, plan, byHeader);
  }
}

export function refused(refusal: Refusal, plan: Plan, byHeader = false): Failure {
  const status = refusal.code === 'stale' && byHeader ? { status: 412 } : {};
  return new Failure(refusal.code, refusal.params, { names: plan, ...status });
}

/** What is to be said to an act on a case that has no workflow any more: it is judged on the record, where nothing changes now. */
export function refusalOnRecord(plan: Plan, found: Case, command: Command, now: number): Refusal {
  if (found.health !== 'ok') return { kind: 'refused', code: found.health, params: {} };
  const decision = decide(plan, found.state, command, now, command.answers ?? {});
  assert(decision.kind === 'refused', `a case that is over takes no ${command.verb}`);
  return decision;
}
