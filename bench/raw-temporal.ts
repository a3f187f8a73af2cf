import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import express from 'express';
import { codecKeys } from '../wire/keys';
import { workerOptions } from '../worker/options';
import type { RawAct, rawAct, rawChain } from './raw-temporal.workflow';

const TASK_QUEUE = 'bench-raw';
const ACT: (typeof rawAct)['name'] = 'act';

/**
 * Raw Temporal behind a bare Express route: client and worker in one process, as ours are, with the same worker options but for the
 * codec. `TEMPORAL_ADDRESS` says where the server is, `BENCH_FOLDER` where the bundle may lie; the port is told to the parent process.
 */
async function main(): Promise<void> {
  const address = process.env.TEMPORAL_ADDRESS ?? '127.0.0.1:7233';
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const connection = await NativeConnection.connect({ address });
  const bundlePath = join(process.env.BENCH_FOLDER ?? '.', 'raw-temporal.bundle.js');
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('./raw-temporal.workflow'),
    logger: new DefaultLogger('WARN'),
  });
  writeFileSync(bundlePath, code);
  const given = { connection, namespace: 'default', taskQueue: TASK_QUEUE, bundlePath, activities: {} };
  const {
    dataConverter: _,
    activities: __,
    ...same
  } = workerOptions({
    ...given,
    codecKeys: codecKeys('0'.repeat(64)),
  });
  const worker = await Worker.create(same);

  const client = new Client({ connection: await Connection.connect({ address }), namespace: 'default' });
  const open = (workflowId: string) =>
    client.workflow.executeUpdateWithStart<typeof rawChain, number, [RawAct]>(ACT, {
      args: ['open'],
      startWorkflowOperation: new WithStartWorkflowOperation<typeof rawChain>('rawChain', {
        workflowId,
        taskQueue: TASK_QUEUE,
        args: [],
        workflowIdConflictPolicy: 'FAIL',
      }),
    });
  const act = (id: string, verb: RawAct) =>
    client.workflow.getHandle(id).executeUpdate<number, [RawAct]>(ACT, { args: [verb] });

  const app = express();
  app.disable('x-powered-by').set('etag', false).use(express.json());
  app.post('/chains/:id', async ({ params }, response) => {
    response.status(201).json({ done: await open(params.id) });
  });
  for (const verb of ['accept', 'complete'] as const)
    app.post(`/chains/:id/${verb}`, async ({ params }, response) => {
      response.json({ done: await act(params.id, verb) });
    });
  const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
  // At once: what is cut off is worth nothing, and a call that the client repeats after its channel was closed would throw.
  process.once('disconnect', () => process.exit(0));
  await worker.run();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
