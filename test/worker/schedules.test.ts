import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { Engine } from '../../api/engine';
import { sealed } from '../../wire/sealing-codec';
import { keepSchedules, SCHEDULES } from '../../worker/schedules';
import { DIRECTORY } from '../../workflows/messages';
import { until } from '../until';
import { engine, type Engine as Parts, temporalAddress } from '../workflows/engine';

/** Of their own: a schedule is found by its name in its namespace, and other tests edit their directories meanwhile. */
const namespace = `schedules-${randomUUID()}`;

let parts: Parts;
beforeAll(async () => {
  parts = await engine({ namespace });
});
afterAll(() => parts.close());

test('the schedules are made where they are missing, once, and set where another version made them otherwise', async () => {
  const { client, taskQueue } = parts;
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
  const { client, keys } = parts;
  const connection = await Connection.connect({ address: temporalAddress() });
  const options = { connection, namespace, dataConverter: sealed(keys), withinMs: 10_000 };
  const api = new Engine({ ...options, taskQueue: parts.taskQueue });
  const nobodys = `nobody-${parts.taskQueue}`; // a sweep that is begun there goes on until it is ended
  await keepSchedules(client, nobodys);
  const schedule = client.schedule.getHandle(DIRECTORY);
  await schedule.pause(); // its minutes: what is asked for by an edit runs nevertheless
  try {
    await endAll(); // the one of its beginning, which may have come before the pause
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
    await sweepOtherThan(third);
    await endAll();
    await endAll(); // where this machine took over a second between them, the first of the three had one of its own
    const { numActionsTaken } = (await schedule.describe()).info;
    expect([before + 4, before + 5]).toContain(numActionsTaken);
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
  async function endAll(): Promise<void> {
    await pause(NEXT_SECOND);
    for (const { workflow } of (await schedule.describe()).info.runningActions)
      await client.workflow.getHandle(workflow.workflowId).terminate('ended');
    await until(async () => (await schedule.describe()).info.runningActions.length === 0);
    await pause(NEXT_SECOND);
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
