import type { z } from 'zod';
import type { openBody } from '../../contract/verbs/open';
import { caseWithAct } from '../../database/reads/case';
import { nextNumber } from '../../database/reads/next-number';
import { publishedFlow } from '../../database/reads/published-flow';
import { assert } from '../../domain/assert';
import type { CommandOf } from '../../domain/escalation/commands';
import { GENESIS } from '../../domain/journal/chain';
import { actedIn, callerOf, keyOfCommand } from '../command';
import type { Handler } from '../context';
import { foresee } from '../foresee';
import { escalationIdOf } from '../idempotency';
import { actorOf } from '../identify';
import { Failure } from '../problems';
import { caseAfter } from '../record';
import { told } from './act';

/** Opens an escalation. Its id comes of the actor and the key, so a repeat finds what the first request made. */
export const open: Handler = async (ask, parts) => {
  const caller = callerOf(ask);
  const body = ask.body as z.output<typeof openBody>;
  assert(ask.key, 'the route demands a key');
  if (body.onBehalfOf !== undefined && caller.kind !== 'program') throw new Failure('programs-only', {});
  const id = escalationIdOf(caller.person, ask.key);
  const key = keyOfCommand(caller, ask.key);
  const asked = parts.digestOf('open', null, null, body);
  const actor = actorOf(caller, body.onBehalfOf ?? null);
  const location = { location: `/v1/escalations/${id}` };

  const before = await caseWithAct(parts.sql, id, caller.person, key);
  if (before)
    return { ...(await told(parts, before, asked, actor)), headers: { ...location, 'idempotency-replayed': 'true' } };

  const published = await publishedFlow(parts.sql, body.flow);
  if (!published) throw new Failure('unknown-flow', { flow: body.flow });
  const plan = await parts.plans.get(parts.sql, published.hash);
  assert(plan, 'a published flow has a plan');
  const { flow: _flow, onBehalfOf: _onBehalfOf, ...own } = body;
  const number = await nextNumber(parts.sql);
  const giving = { escalation: id, actor: caller.person, key, at: ask.now };
  return parts.vault.during(plan, own.fields, giving, async (fields = {}) => {
    const said: CommandOf<'open'> = {
      ...{ verb: 'open', key, digest: asked.digest, actor, on: null, version: null },
      body: { ...own, fields, escalation: id, number, plan: published.hash },
    };
    const command = { ...said, answers: await foresee(parts.resolve, plan, null, said, ask.now) };
    const carry = { escalation: id, plan, state: null, head: GENESIS, recent: [], moves: 0 };
    actedIn(await parts.engine.open(carry, command), plan, false);
    const after = await caseAfter(parts, id, caller.person, key);
    assert(after, 'what was opened is on record');
    return { ...(await told(parts, after, asked, actor)), headers: location };
  });
};
