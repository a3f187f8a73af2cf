import { Standings } from '../../activities/standings';
import { connect } from '../../database/connect';
import { codecKeys } from '../../wire/keys';
import { startWorker } from '../../worker/start';
import { quiet } from '../workflows/engine';

/** What a worker of its own process needs; given as JSON in BATON_TEST_WORKER. */
export interface WorkerSettings {
  readonly address: string;
  readonly database: string;
  readonly codecKey: string;
  readonly bundlePath: string;
}

// The real worker in a process that may be killed.
async function main(): Promise<void> {
  const settings = JSON.parse(process.env.BATON_TEST_WORKER ?? '') as WorkerSettings;
  const { address, database, codecKey, bundlePath } = settings;
  const worker = await startWorker({
    ...{ connection: { address }, namespace: 'default', sql: connect(database), bundlePath, logger: quiet },
    ...{ codecKeys: codecKeys(codecKey), standings: new Standings() },
  });
  process.send?.('ready');
  await worker.failed;
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
