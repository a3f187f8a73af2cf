import { MockActivityEnvironment } from '@temporalio/testing';
import { sweeps } from '../../database/reads/sweeps';
import { recoveryActivities } from '../../worker/recovery';
import { Server } from '../api/server';
import { until } from '../until';

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
