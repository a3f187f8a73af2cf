import type { Acted } from '../../activities/types';
import { decide } from '../../domain/escalation/decide';
import type { State } from '../../domain/escalation/state';
import { GENESIS } from '../../domain/journal/chain';
import { caseRun } from '../../wire/run';
import type { escalation } from '../../workflows/escalation';
import { type Carry, ESCALATION } from '../../workflows/messages';
import { Case, type Engine, engine, refusal } from './engine';
import { Memory } from './memory';

// A run that is started from a stored state: Temporal has lost the case, or never knew of it.

const memory = new Memory();
let e: Engine;
beforeAll(async () => {
  e = await engine();
  await e.work(memory.activities);
});
afterAll(() => e.close());

interface Stored {
  readonly state: State;
  readonly head: string;
}
const stored = async (it: Case): Promise<Stored> => {
  const { state, head } = await it.look();
  return { state: state as State, head };
};
/** Ends the case's run as if it had never been, and starts another from what was stored at some time. */
async function lose(it: Case, from: Stored, recent: Carry['recent'] = []): Promise<void> {
  await it.handle.terminate();
  const carry = { escalation: it.id, plan: it.plan, ...from, recent, moves: 0 };
  await e.client.workflow.start<typeof escalation>(ESCALATION, caseRun(carry, e.taskQueue));
}

test('goes on where it stood: acts, and the deadline that was next', async () => {
  const it = new Case(e);
  await it.open();
  await lose(it, await stored(it));
  await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
  expect(memory.types(it.id)).toEqual(['opened', 'offered', 'claimed']);
  await it.replay();
});

test('reads what was recorded after its state was stored, before it judges anybody', async () => {
  const it = new Case(e);
  await it.open();
  const before = await stored(it);
  await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
  await lose(it, before);
  const said = { by: 'zhou', on: 1, version: 1 } as const;
  expect(await refusal(it.say('claim', {}, said))).toMatchObject({ code: 'stale', params: { version: 2 } });
  await it.say('complete', { results: { cause: 'user' } }, { by: 'song', on: 1, version: 2 });
  await it.replay();
});

test('answers a key that was answered before, from what it carries', async () => {
  const it = new Case(e);
  await it.open();
  const claim = it.command('claim', {}, { by: 'song', on: 1, version: 1 });
  const answer: Acted = await it.send(claim);
  await lose(it, await stored(it), [[claim.key, answer]]);
  expect(await it.send(claim)).toEqual(answer);
  expect(memory.types(it.id)).toEqual(['opened', 'offered', 'claimed']);
});

test('a key that only the record knows is answered from there, and acts no more', async () => {
  const it = new Case(e);
  await it.open();
  const note = it.command('progress', { note: 'once' }, { by: 'song', on: 1 });
  await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
  const answer = await it.send(note);
  await lose(it, await stored(it));
  expect(await it.send(note)).toEqual(answer);
  expect(memory.counts.repeated).toBe(1);
  expect(memory.types(it.id).filter((type) => type === 'progressed')).toHaveLength(1);
  await it.replay();
});

describe('when the worker of a lost server records an act behind its back', () => {
  async function behind(): Promise<Case> {
    const it = new Case(e);
    await it.open();
    const { state, head } = await stored(it);
    const taking = it.command('accept', {}, { by: 'song', on: 1, version: 1 });
    const decision = decide(it.plan, state, taking, Date.now(), {});
    if (decision.kind !== 'events') throw new Error(decision.kind);
    const { events } = decision;
    const answer = { seq: 3, version: 1, handoff: { handoff: 1, version: 2 } };
    const act = { key: taking.key, actor: 'song', digest: taking.digest, verb: 'accept', answer };
    const recorded = await memory.activities.record({ escalation: it.id, head, events, acts: [act] });
    expect(recorded.kind).toBe('recorded');
    return it;
  }

  test('a caller who has seen that act is heard: the run catches up first', async () => {
    const it = await behind();
    await it.say('complete', { results: { cause: 'user' } }, { by: 'song', on: 1, version: 2 });
    expect(memory.types(it.id)).toEqual(['opened', 'offered', 'accepted', 'completed', 'offered']);
    await it.replay();
  });

  test('a run that does not even know that the case was opened looks it up', async () => {
    const it = await behind();
    await it.handle.terminate();
    const carry = { escalation: it.id, plan: it.plan, state: null, head: GENESIS, recent: [], moves: 0 };
    await e.client.workflow.start<typeof escalation>(ESCALATION, caseRun(carry, e.taskQueue));
    await it.say('complete', { results: { cause: 'user' } }, { by: 'song', on: 1, version: 2 });
    expect((await it.state()).seq).toBe(memory.events(it.id).length);
    await it.replay();
  });

  test('a caller who names a version that nobody has seen is told the one that is', async () => {
    const it = await behind();
    const said = { by: 'song', on: 1, version: 999 } as const;
    const told = await refusal(it.say('release', { reason: 'not today' }, said));
    expect(told).toMatchObject({ code: 'stale', params: { version: 2, holder: { person: 'song' } } });
    const none = { by: 'song', on: 7, version: 1 } as const;
    expect(await refusal(it.say('release', { reason: '' }, none))).toMatchObject({ code: 'not-found' });
  });
});
