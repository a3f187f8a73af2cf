import type { z } from 'zod';
import type * as contract from '../../contract/confidential';
import { type Case, caseWithAct } from '../../database/reads/case';
import { accessLog } from '../../database/reads/confidential/access-log';
import { eraseValues } from '../../database/writes/confidential/erase-values';
import { insertAccess } from '../../database/writes/confidential/insert-access';
import { rfc3339 } from '../../domain/calendar/instant';
import { own } from '../../domain/own';
import { isSealed } from '../../domain/plan/fields';
import { callerOf } from '../command';
import type { Ask, Handler, Parts } from '../context';
import { pageOf, placeIn } from '../cursor';
import { demandScope, mayReadConfidential, maySee } from '../permissions';
import { Failure } from '../problems';
import { planOf } from '../record';
import { instantOf, stateAt } from './escalation';

type Outcome = 'shown' | 'refused' | 'not-given' | 'was-erased';

async function theCase(ask: Ask, { sql }: Parts): Promise<Case> {
  const { id } = ask.path as { readonly id: string };
  const one = await caseWithAct(sql, id, callerOf(ask).person, '');
  if (!one) throw new Failure('not-found', { what: 'escalation' });
  return one;
}

/** Every attempt at a confidential field of a case that is there is noted, and noted before anything is shown. */
export const value: Handler = async (ask, parts) => {
  const caller = callerOf(ask);
  const { field } = ask.path as { readonly field: string };
  const one = await theCase(ask, parts);
  const plan = await planOf(parts, one);
  const readers = own(plan.fields, field)?.confidential;
  const noted = async (outcome: Outcome, failure?: Failure): Promise<void> => {
    const { person, key } = caller;
    const entry = { field, outcome, person, key, values: null, reason: null, at: ask.now };
    if (readers) await insertAccess(parts.sql, one.state.id, entry);
    if (failure) throw failure;
  };

  try {
    demandScope(ask.route, caller);
  } catch (error) {
    await noted('refused', error as Failure);
  }
  if (!(await maySee(parts.sql, one.state, caller)))
    await noted('refused', new Failure('not-found', { what: 'escalation' }));
  if (!readers) throw new Failure('nothing-here', {});
  if (!mayReadConfidential(plan, field, caller))
    await noted('refused', new Failure('not-a-reader', { departments: readers }));
  const marker = own((await stateAt(parts, one, instantOf(ask))).fields, field);
  if (!isSealed(marker)) return noted('not-given', new Failure('nothing-here', {})).then(() => ({}));
  const read = await parts.vault.read(one.state.id, field, marker.sealed);
  if (read === 'erased') return noted('was-erased', new Failure('value-erased', {})).then(() => ({}));
  if (read === 'absent') throw new Error(`the value that ${one.state.id} names as ${field} is not there`);
  await noted('shown');
  const body: z.output<typeof contract.confidentialValue> = { field, digest: marker.sealed, ...read };
  return { body };
};

export const log: Handler = async (ask, parts) => {
  const { limit, cursor } = ask.query as { limit: number; cursor?: string };
  const one = await theCase(ask, parts);
  const [before] = placeIn(cursor, ['number']) ?? [null];
  const rows = await accessLog(parts.sql, one.state.id, before, limit + 1, instantOf(ask) ?? null);
  const item = ({ id: _id, ...row }: (typeof rows)[number]) => ({ ...row, at: rfc3339(row.at) });
  return { body: pageOf(rows, limit, item, ({ id }) => [id]) };
};

/** Once more finds nothing left, and says so; what was erased stays erased. */
export const erase: Handler = async (ask, parts) => {
  const { person, key } = callerOf(ask);
  const { reason } = ask.body as z.output<typeof contract.eraseBody>;
  const { state } = await theCase(ask, parts);
  const values = await parts.sql.begin(async (query) => {
    const gone = await eraseValues(query, state.id, ask.now);
    const entry = { field: null, outcome: 'erased' as const, person, key, values: gone, reason, at: ask.now };
    await insertAccess(query, state.id, entry);
    return gone;
  });
  const body: z.output<typeof contract.erased> = { values, at: rfc3339(ask.now), by: person, reason };
  return { body };
};
