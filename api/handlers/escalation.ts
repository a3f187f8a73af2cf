import { type Case, caseWithAct } from '../../database/reads/case';
import { journalFrom } from '../../database/reads/journal';
import type { Instant } from '../../domain/calendar/instant';
import { ledgerOf } from '../../domain/ledger/totals';
import { callerOf } from '../command';
import type { Ask, Handler, Parts } from '../context';
import { cursorOf, placeIn } from '../cursor';
import { actorOf } from '../identify';
import { maySee } from '../permissions';
import { actions as presentActions } from '../present/actions';
import { deadlines as presentDeadlines } from '../present/deadlines';
import { escalation as presentEscalation } from '../present/escalation';
import { journalEvent } from '../present/journal';
import { ledger as presentLedger } from '../present/ledger';
import { Failure } from '../problems';
import { eventsUntil, planOf, stateUntil } from '../record';

/** The case that is asked for, if the caller may see it; else it is not there. */
async function found(ask: Ask, { sql }: Parts): Promise<Case> {
  const caller = callerOf(ask);
  const { id } = ask.path as { readonly id: string };
  const one = await caseWithAct(sql, id, caller.person, '');
  if (!one || !(await maySee(sql, one.state, caller))) throw new Failure('not-found', { what: 'escalation' });
  return one;
}

/** The past instant that is asked for; one that is yet to come is now. */
export function instantOf(ask: Ask): Instant | undefined {
  const { at } = ask.query as { readonly at?: Instant };
  return at === undefined || at >= ask.now ? undefined : at;
}

/** The state at the instant asked for; a case that was not there yet is not there. */
export async function stateAt(parts: Parts, one: Case, at: Instant | undefined) {
  if (at === undefined || at >= one.state.at) return one.state;
  const state = await stateUntil(parts.sql, one.state.id, { at });
  if (!state) throw new Failure('not-found', { what: 'escalation' });
  return state;
}

export const escalation: Handler = async (ask, parts) => {
  const one = await found(ask, parts);
  const [plan, state] = await Promise.all([planOf(parts, one), stateAt(parts, one, instantOf(ask))]);
  return { body: presentEscalation(plan, state, one.health, actorOf(callerOf(ask))) };
};

export const actions: Handler = async (ask, parts) => {
  const one = await found(ask, parts);
  const body = presentActions(await planOf(parts, one), one.state, actorOf(callerOf(ask)), ask.language);
  return { body, headers: { 'content-language': ask.language, vary: 'Accept-Language' } };
};

export const deadlines: Handler = async (ask, parts) => {
  const one = await found(ask, parts);
  const [plan, state] = await Promise.all([planOf(parts, one), stateAt(parts, one, instantOf(ask))]);
  // The workflow's clock may be a moment ahead of ours.
  return { body: presentDeadlines(plan, state, Math.max(instantOf(ask) ?? ask.now, state.at)) };
};

export const ledger: Handler = async (ask, parts) => {
  const one = await found(ask, parts);
  const at = instantOf(ask);
  const events = await eventsUntil(parts.sql, one.state.id, at === undefined ? {} : { at });
  if (events.length === 0) throw new Failure('not-found', { what: 'escalation' });
  // The workflow's clock may be a moment ahead of ours: no stint ends before it begins.
  return { body: presentLedger(ledgerOf(events, Math.max(at ?? ask.now, events.at(-1)?.at ?? 0))) };
};

export const journal: Handler = async (ask, parts) => {
  const { limit, cursor } = ask.query as { limit: number; cursor?: string };
  const at = instantOf(ask);
  const one = await found(ask, parts);
  const [after] = placeIn(cursor, ['count']) ?? [0];
  const read = await journalFrom(parts.sql, one.state.id, after + 1, limit + 1);
  const happened = at === undefined ? read : read.filter((entry) => Date.parse(entry.at) <= at);
  const events = happened.slice(0, limit);
  const more = happened.length > limit;
  return {
    body: { events: events.map(journalEvent), nextCursor: more ? cursorOf([events.at(-1)?.seq ?? after]) : null },
  };
};
