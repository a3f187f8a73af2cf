import { randomBytes, randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { GENESIS } from '../../domain/journal/chain';
import { codecKeys } from '../../wire/keys';
import { caseRun } from '../../wire/run';
import { sealed } from '../../wire/sealing-codec';
import { act, ESCALATION } from '../../workflows/messages';
import { plan } from '../plans';
import { until } from '../until';
import { Case, type Engine, engine, refusal, temporalAddress } from './engine';
import { Memory } from './memory';

// T23: whoever reaches the Temporal server, and not the API, can make a case do nothing.

const memory = new Memory();
let e: Engine;
let grpc: Connection;
beforeAll(async () => {
  e = await engine();
  await e.work(memory.activities);
  grpc = await Connection.connect({ address: temporalAddress() });
});
afterAll(async () => {
  await grpc.close();
  await e.close();
});

async function opened(): Promise<Case> {
  const it = new Case(e);
  await it.open();
  return it;
}
/** What the case looked like before, and that it looks the same now. */
async function untouched(it: Case, doing: () => Promise<unknown>): Promise<void> {
  const before = { events: await it.written(), journal: memory.types(it.id), state: await it.state() };
  await doing();
  expect({ events: await it.written(), journal: memory.types(it.id), state: await it.state() }).toEqual(before);
}

describe('a message that the API did not make', () => {
  test.each([
    ['in plain JSON', () => new Client({ connection: grpc })],
    [
      'sealed with another key',
      () => new Client({ connection: grpc, dataConverter: sealed(codecKeys(randomBytes(32).toString('hex'))) }),
    ],
  ])('%s leaves no event', async (_how, client) => {
    const it = await opened();
    const command = it.command('claim', {}, { by: 'song', on: 1, version: 1 });
    const handle = client().workflow.getHandle(it.id);
    await untouched(it, () =>
      expect(handle.executeUpdate(act, { updateId: command.key, args: [command] })).rejects.toThrow(),
    );
  });

  test('without an argument, of another name, or for another case leaves no event', async () => {
    const it = await opened();
    const other = await opened();
    await untouched(it, async () => {
      await expect(it.handle.executeUpdate('act')).rejects.toThrow('failed');
      await expect(it.handle.executeUpdate('decide', { args: [{}] })).rejects.toThrow('failed');
      await expect(it.send(other.opening())).rejects.toThrow('failed');
    });
  });

  test('that says a deadline has passed, or speaks for a rule, leaves no event', async () => {
    const it = await opened();
    const rule = { kind: 'rule', person: null, onBehalfOf: null, rule: 'test@1 accept/1' } as const;
    await untouched(it, async () => {
      const passed = { ...it.command('progress', { note: '' }), verb: 'deadline-passed', deadline: {} } as never;
      expect(await refusal(it.send(passed))).toMatchObject({ code: 'not-authentic' });
      const spoken = it.command('claim', {}, { by: { ...rule, relations: [], directory: 1 }, on: 1, version: 1 });
      expect(await refusal(it.send(spoken))).toMatchObject({ code: 'not-authentic' });
    });
  });

  test('captured on its way and sent again under another id, or to another case, leaves no event', async () => {
    const it = await opened();
    await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
    await it.say('release', { reason: 'not today' }, { by: 'song', on: 1, version: 2 });
    const accepted = (await it.history()).events?.filter(
      (event) => event.workflowExecutionUpdateAcceptedEventAttributes,
    );
    const input = accepted?.[1]?.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input;
    const send = (workflowId: string) =>
      grpc.workflowService.updateWorkflowExecution({
        namespace: 'default',
        workflowExecution: { workflowId },
        request: { meta: { updateId: randomUUID(), identity: 'somebody' }, input: input ?? null },
        waitPolicy: { lifecycleStage: COMPLETED },
      });
    const other = await opened();
    await untouched(it, async () => {
      await untouched(other, async () => {
        for (const id of [it.id, other.id]) expect((await send(id)).outcome?.failure?.message).toBe('not-authentic');
      });
    });
  });

  test('that starts a case does nothing and ends', async () => {
    const carry = { escalation: randomUUID(), plan: plan(), state: null, head: GENESIS, recent: [], moves: 0 };
    const handle = await new Client({ connection: grpc }).workflow.start(ESCALATION, caseRun(carry, e.taskQueue));
    await until(async () => (await handle.describe()).status.name === 'COMPLETED');
    expect((await handle.describe()).historyLength).toBeLessThanOrEqual(5);
    expect(memory.events(carry.escalation)).toEqual([]);
  });

  test('that is a signal is heard by nobody', async () => {
    const it = await opened();
    const before = memory.types(it.id);
    await it.handle.signal('complete', { by: 'somebody' });
    await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
    expect(memory.types(it.id)).toEqual([...before, 'claimed']);
    await it.replay();
  });
});

test('a workflow cancelled around the API goes on: acts, rungs, and its own end', async () => {
  const it = await opened();
  await it.handle.cancel();
  await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
  await it.handle.cancel(); // a second one is known to the server already, and changes nothing either
  await it.say('contact', { said: 'on it', channel: 'phone', outcome: 'reached' }); // arms the timer anew
  await it.say('cancel', { ground: 'duplicate', reason: 'of 7' }, { version: 1 });
  await it.handle.result();
  expect(memory.types(it.id)).toEqual(['opened', 'offered', 'claimed', 'contacted', 'cancelled']);
});

test('nothing of a case stands in clear in its history', async () => {
  const it = new Case(e);
  await it.open({ title: 'Very secret title', fields: { player: 'very-secret-player' } });
  await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
  await refusal(it.say('claim', {}, { by: 'zhou', on: 1, version: 1 }));
  memory.awayUntil = Date.now() + 2_500; // long enough that a failure is recorded as well
  await it.say('progress', { note: 'very-secret-note' }, { by: 'song', on: 1 });
  const bytes = Buffer.from(temporal.api.history.v1.History.encode(await it.history()).finish()).toString('latin1');
  for (const clear of ['ecret', 'song', 'claim', 'security', 'lead', 'memory.ts', 'connect to'])
    expect(bytes).not.toContain(clear);
});

describe('a run that this worker cannot read or judge waits for one that can', () => {
  const failure = async (it: Case) =>
    (await it.history()).events?.findLast((event) => event.workflowTaskFailedEventAttributes)
      ?.workflowTaskFailedEventAttributes?.failure?.message;

  test('sealed with a key that it lacks: it goes on when a worker has the key', async () => {
    const old = codecKeys(randomBytes(32).toString('hex'));
    const fresh = codecKeys(randomBytes(32).toString('hex'));
    const own = await engine({ keys: old });
    const poor = await own.work(memory.activities, { dataConverter: sealed(fresh) });
    const it = new Case(own);
    const opening = it.open();
    await until(async () => (await failure(it).catch(() => undefined)) !== undefined);
    expect(await failure(it)).toMatch(/codec key that this worker does not have/);
    await poor.stop();
    await own.work(memory.activities, { dataConverter: sealed([fresh[0], old[0]]) });
    // Answered with the new key, which the caller has to know as well.
    await opening.catch(() => undefined);
    await until(() => memory.types(it.id).length === 2);
    await own.close();
  });

  test('decided by rules that it does not know', async () => {
    const it = await opened();
    const state = { ...(await it.state()), id: randomUUID(), rules: 99 } as never;
    const carry = { escalation: randomUUID(), plan: plan(), state, head: GENESIS, recent: [], moves: 3 };
    const handle = await e.client.workflow.start(ESCALATION, caseRun(carry, e.taskQueue));
    const said = async () =>
      (await handle.fetchHistory()).events?.findLast((event) => event.workflowTaskFailedEventAttributes)
        ?.workflowTaskFailedEventAttributes?.failure?.message;
    await until(async () => (await said()) !== undefined);
    expect(await said()).toMatch(/rules 99; this program knows 1/);
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await handle.terminate();
  });
});

const COMPLETED =
  temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED;
