import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { Engine } from '../../api/engine';
import { sweeps } from '../../database/reads/sweeps';
import { sealed } from '../../wire/sealing-codec';
import { recoveryActivities } from '../../worker/recovery';
import { keepSchedules, SCHEDULES } from '../../worker/schedules';
import { DIRECTORY } from '../../workflows/messages';
import { Server } from '../api/server';
import { until } from '../until';
import { temporalAddress } from '../workflows/engine';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

async function sweep() {
  const { sql, engine } = server;
  const { recover } = recoveryActivities({ sql, client: engine.client, taskQueue: engine.taskQueue });
  await new MockActivityEnvironment().run(recover);
  const [row] = await sweeps(sql);
  return row;
}
const status = async (id: string) => (await server.engine.client.workflow.getHandle(id).describe()).status.name;

test('every escalation that goes on and has no workflow gets one, and nobody else does', async () => {
  const [running, lost, ended] = await Promise.all([server.open(), server.open(), server.open()]);
  await server.act('lin-xiao', ended, 'cancel', { ground: 'duplicate', reason: 'of another' });
  await server.engine.client.workflow.getHandle(lost.id).terminate('lost');
  await until(async () => (await status(ended.id)) === 'COMPLETED');

  const began = Date.now();
  await until(async () => (await sweep())?.actedOn === 1); // the server's list may be a moment behind
  const row = await sweep();
  expect(row).toMatchObject({ name: 'recovery', lookedAt: 2, actedOn: 0 }); // a second sweep finds nothing to do
  expect(row?.endedAt).toBeGreaterThanOrEqual(began);
  expect([await status(running.id), await status(lost.id), await status(ended.id)]).toEqual([
    ...['RUNNING', 'RUNNING', 'COMPLETED'],
  ]);

  const accepted = await server.act('wu-lei', lost, 'accept', {}, 1);
  expect(accepted.handoffs[0]).toMatchObject({ state: 'working', holder: { person: 'wu-lei' } });
});

test('the schedules are made where they are missing, once, and set where another version made them otherwise', async () => {
  const { client, taskQueue } = server.engine;
  await keepSchedules(client, taskQueue);
  const another = { intervals: [{ every: 30_000, offset: 5_000 }] };
  const { action } = await client.schedule.getHandle(DIRECTORY).describe();
  await client.schedule.getHandle(DIRECTORY).update((was) => ({ ...was, spec: another }));
  await keepSchedules(client, taskQueue);
  await keepSchedules(client, taskQueue);
  const { priority: _theServers, ...same } = action;
  expect((await client.schedule.getHandle(DIRECTORY).describe()).action).toMatchObject(same);
  for (const { name, every, offset } of SCHEDULES) {
    const { spec } = await client.schedule.getHandle(name).describe();
    expect(spec.intervals).toEqual([{ every, offset }]);
    await client.schedule.getHandle(name).delete();
  }
});

/** Milliseconds: the second of its beginning tells one run of a schedule from another, and what is owed has been asked for by then. */
const NEXT_SECOND = 2_500;

test('an edit that comes while a sweep runs is brought by another as soon as that one ends, and many edits by one; so is one within the same second', async () => {
  const { client, keys } = server.engine;
  const connection = await Connection.connect({ address: temporalAddress() });
  const options = { connection, namespace: 'default', dataConverter: sealed(keys), withinMs: 10_000 };
  const api = new Engine({ ...options, taskQueue: server.engine.taskQueue });
  const nobodys = `nobody-${server.engine.taskQueue}`; // a sweep that is begun there goes on until it is ended
  await keepSchedules(client, nobodys);
  const schedule = client.schedule.getHandle(DIRECTORY);
  await schedule.pause(); // its minutes: what is asked for by an edit runs nevertheless
  try {
    await pause(NEXT_SECOND);
    const { numActionsTaken: before } = (await schedule.describe()).info;
    api.hurryDirectory();
    const first = await sweepOtherThan();
    await pause(NEXT_SECOND);
    for (let i = 0; i < 3; i++) api.hurryDirectory();
    await pause(NEXT_SECOND);
    const { info } = await schedule.describe();
    expect(info.runningActions).toHaveLength(1);
    await client.workflow.getHandle(first).terminate('ended');
    const second = await sweepOtherThan(first);
    await client.workflow.getHandle(second).terminate('ended');
    await until(async () => (await schedule.describe()).info.runningActions.length === 0);
    await pause(NEXT_SECOND);
    const ended = (await schedule.describe()).info;
    expect([ended.runningActions, ended.numActionsTaken]).toEqual([[], before + 2]);

    // The sweep for the first of them ends at once: what is edited then, within its second, is brought by one of the next.
    api.hurryDirectory();
    const third = await sweepOtherThan(second);
    for (let i = 0; i < 3; i++) api.hurryDirectory();
    await client.workflow.getHandle(third).terminate('ended');
    const fourth = await sweepOtherThan(third);
    await client.workflow.getHandle(fourth).terminate('ended');
    await pause(NEXT_SECOND);
    const { numActionsTaken, runningActions } = (await schedule.describe()).info;
    expect([runningActions, numActionsTaken]).toEqual([[], before + 4]);
  } finally {
    api.stop();
    for (const { name } of SCHEDULES) {
      const { recentActions } = (await client.schedule.getHandle(name).describe()).info;
      for (const { action } of recentActions)
        await client.workflow
          .getHandle(action.workflow.workflowId)
          .terminate()
          .catch(() => undefined);
      await client.schedule.getHandle(name).delete();
    }
    await connection.close();
  }
  async function sweepOtherThan(ended?: string): Promise<string> {
    let id: string | undefined;
    await until(async () => {
      const { runningActions } = (await schedule.describe()).info;
      id = runningActions.map(({ workflow }) => workflow.workflowId).find((one) => one !== ended);
      return id !== undefined;
    });
    return id as string;
  }
});
