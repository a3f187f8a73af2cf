import type { ActVerb } from '../../contract/verbs/verb';
import { type Case, caseWithAct } from '../../database/reads/case';
import { storedCase } from '../../database/reads/stored-case';
import type { Command } from '../../domain/escalation/commands';
import type { Actor } from '../../domain/escalation/parties';
import { refuse } from '../../domain/escalation/refusals';
import type { Fields } from '../../domain/plan/fields';
import { actedIn, callerOf, keyOfCommand, refusalOnRecord, refused, versionSeen } from '../command';
import type { Handler, Parts, Reply } from '../context';
import { foresee } from '../foresee';
import type { Asked } from '../idempotency';
import { actorOf } from '../identify';
import { maySee } from '../permissions';
import { Failure } from '../problems';
import { asOfEvent, caseAfter, planOf } from '../record';

interface Path {
  readonly id: string;
  readonly handoff?: number;
}

/** One handler for every verb: the verb's own is in domain/escalation/verbs. A repeat? then the version, then the verb (design §8). */
export const act =
  (verb: ActVerb): Handler =>
  async (ask, parts) => {
    const caller = callerOf(ask);
    const { id, handoff = null } = ask.path as Path;
    const { version: _seen, ...body } = ask.body as { readonly version?: number };
    const version = versionSeen(ask.body as { readonly version?: number }, ask.ifMatch);
    const key = keyOfCommand(caller, ask.key);
    const asked = parts.digestOf(verb, handoff, version, body);

    const before = await caseWithAct(parts.sql, id, caller.person, key);
    if (!before || !(await maySee(parts.sql, before.state, caller)))
      throw new Failure('not-found', { what: 'escalation' });
    const actor = actorOf(caller);
    if (before.act)
      return { ...(await told(parts, before, asked, actor)), headers: { 'idempotency-replayed': 'true' } };

    const plan = await planOf(parts, before);
    const given = (body as { readonly results?: Fields }).results;
    const giving = { escalation: id, actor: caller.person, key, at: ask.now };
    return parts.vault.during(plan, given, giving, async (results) => {
      const { digest } = asked;
      const sealed = results === undefined ? body : { ...body, results };
      const said = { verb, key, digest, actor, on: handoff, version, body: sealed } as Command;
      const answers = await foresee(parts.resolve, plan, before.state, said, ask.now);
      const command = { ...said, answers };
      if (before.state.ended || before.health !== 'ok')
        throw refused(refusalOnRecord(plan, before, command, ask.now), plan);
      const outcome = await parts.engine.act(id, command, async () => {
        const stored = await storedCase(parts.sql, id);
        return stored && { escalation: id, ...stored, moves: 0 };
      });
      const acted = actedIn(outcome, plan, ask.ifMatch !== undefined);
      const after = await caseAfter(parts, id, caller.person, key);
      if (!after) throw new Failure('not-found', { what: 'escalation' });
      // Its run may have ended with this very act, before the answer was on its way.
      if (acted === 'over' && !after.act) throw refused(refusalOnRecord(plan, after, command, ask.now), plan);
      return told(parts, after, asked, actor);
    });
  };

/**
 * The answer to an act: the case as it stood right after it, which is the same whenever it is asked for. What the caller may do (`actions`)
 * is what they may by their relations now.
 */
export async function told(parts: Parts, found: Case, asked: Asked, actor: Actor): Promise<Reply> {
  if (!found.act) throw refused(refuse('not-recorded-yet', {}), await planOf(parts, found));
  if (!asked.is(found.act.digest)) throw new Failure('idempotency-key-reused', {});
  return { body: await asOfEvent(parts, found, found.act.seq, actor) };
}
