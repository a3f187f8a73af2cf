import { setTimeout as pause } from 'node:timers/promises';
import { caseRun } from '../../wire/run';
import type { escalation } from '../../workflows/escalation';
import { ESCALATION } from '../../workflows/messages';
import { ms, plan, step } from '../plans';
import { fastForward } from '../time-skipping';
import { until } from '../until';
import { Case, type Engine, refusal } from '../workflows/engine';
import type { Memory } from '../workflows/memory';

type Scenario = (engine: Engine, memory: Memory) => Promise<Case>;
const song = { by: 'song', on: 1 } as const;

/** Opened and claimed by Song of security. */
async function claimed(engine: Engine, moveAt?: number): Promise<Case> {
  const it = new Case(engine, plan(), moveAt);
  await it.open();
  await it.say('claim', {}, { ...song, version: 1 });
  return it;
}

/** One for each way in which a run can go that another one cannot: what a released version has written, every later one replays. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'from opening to archive': async (engine) => {
    const it = await claimed(engine);
    await it.say('complete', { results: { cause: 'server' } }, { ...song, version: 2 });
    await it.say('accept', {}, { by: 'zheng', on: 2, version: 1 });
    await it.say(
      'transfer',
      { to: { department: 'payment', person: 'ma' }, reason: 'hers' },
      { by: 'zheng', on: 2, version: 2 },
    );
    await it.say('accept', {}, { by: 'ma', on: 2, version: 3 });
    const until = (await it.state()).at + 3_600_000;
    await it.say('wait', { for: 'customer', party: 'the player', until }, { by: 'ma', on: 2, version: 4 });
    await it.say('resume', {}, { by: 'ma', on: 2, version: 5 });
    await it.say('complete', { results: {}, outcome: 'paid' }, { by: 'ma', on: 2, version: 6 });
    await it.say('accept', {}, { by: 'su', on: 3, version: 1 });
    await it.say('contact', { said: 'done', channel: 'phone', outcome: 'reached' });
    await it.say('complete', { results: { summary: 'paid back' } }, { by: 'su', on: 3, version: 2 });
    const version = async () => ({ version: (await it.state()).version });
    await it.say('resolve', { results: {} }, await version());
    await it.say('confirm', { satisfied: true }, await version());
    await fastForward(engine.client, it.id, '8 days').catch(() => undefined); // its run ends on the way
    await it.handle.result();
    return it;
  },

  'rungs, with questions to the directory': async (engine) => {
    const it = new Case(engine);
    await it.open();
    await fastForward(engine.client, it.id, '2 days');
    return it;
  },

  'acts at once, with rungs among them': async (engine, memory) => {
    const busy = plan({
      steps: { check: step({ silentAfter: { else: ms(300) }, ladder: 'busy' }) },
      ladders: {
        ...plan().ladders,
        busy: {
          silence: [
            { at: 0.5, do: 'remind', whom: ['duty'] },
            { at: 1, do: 'notify', whom: ['head'] },
          ],
          other: [],
        },
      },
    });
    const it = new Case(engine, busy);
    await it.open();
    await it.say('claim', {}, { ...song, version: 1 });
    memory.resolveMs = 20;
    for (let round = 0; round < 6; round++) {
      await Promise.all(['a', 'b', 'c', 'd'].map((note) => it.say('progress', { note }, song)));
      await pause(60 * round);
    }
    memory.resolveMs = 0;
    return it;
  },

  'refusals, on sight and after a question': async (engine) => {
    const it = await claimed(engine);
    await refusal(it.say('claim', {}, { by: 'zhou', on: 1, version: 1 }));
    await refusal(it.say('transfer', { to: { department: 'nowhere' }, reason: 'theirs' }, { ...song, version: 2 }));
    return it;
  },

  'an opening that is refused': async (engine) => {
    const it = new Case(engine);
    await refusal(it.open({ fields: {} }));
    await it.handle.result();
    return it;
  },

  'runs that move on': async (engine) => {
    const it = await claimed(engine, 40);
    for (let i = 0; i < 16; i++) {
      const note = it.command('progress', { note: `${i}` }, song);
      while (
        !(await it.send(note).then(
          () => true,
          () => false,
        ))
      )
        await pause(100);
    }
    return it;
  },

  'the database away': async (engine, memory) => {
    const it = await claimed(engine);
    memory.awayUntil = Date.now() + 5_000;
    await it.say('progress', { note: 'recorded later' }, song);
    return it;
  },

  'a record that was adopted': async (engine, memory) => {
    const it = await claimed(engine);
    let lost = 0;
    memory.afterCommit = async () => {
      if (lost++ === 0) throw new Error('the answer is lost');
    };
    await Promise.all(['a', 'b', 'c'].map((note) => it.say('progress', { note }, song)));
    memory.afterCommit = async () => undefined;
    return it;
  },

  'started from the stored state': async (engine, memory) => {
    const it = await claimed(engine);
    const { state, head } = await it.look();
    await it.say('progress', { note: 'not in that state' }, song);
    await it.handle.terminate();
    const carry = { escalation: it.id, plan: it.plan, state, head, recent: [], moves: 0 };
    await engine.client.workflow.start<typeof escalation>(ESCALATION, caseRun(carry, engine.taskQueue));
    await it.say('release', { reason: 'not today' }, { ...song, version: 2 });
    await until(() => memory.types(it.id).includes('released'));
    return it;
  },

  'cancelled around the API': async (engine) => {
    const it = await claimed(engine);
    await it.handle.cancel();
    await it.say('progress', { note: 'it goes on' }, song);
    await it.say('cancel', { ground: 'duplicate', reason: 'of 7' }, { version: 1 });
    await it.handle.result();
    return it;
  },
};
