import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../ops/free-port';
import { endOrphan } from '../../ops/orphan';
import { startPostgres, stopPostgres } from '../../ops/postgres/server';
import { identify } from '../../ops/process-identity';
import { findTemporal } from '../../ops/temporal/find';
import { thisMachine } from '../../ops/temporal/route';
import { startTemporal } from '../../ops/temporal/server';
import { bundleWorkflows } from '../../worker/bundle';
import { searchAll } from './leaks';

const PREFIX = 'baton-test-';

/**
 * One Temporal server, one PostgreSQL and one workflow bundle for all test files, in a folder that goes with them.
 * A test file finds them by the environment and makes a database of its own in that PostgreSQL.
 */
export default async function setup(): Promise<void> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as a user of its own who must get there
  const say = (line: string) => process.stderr.write(`· ${line}\n`);
  const binary = await findTemporal(thisMachine(say));
  const bundle = join(folder, 'workflows.bundle.js');
  const ports = { grpc: await freePort(), metrics: await freePort() };
  const [postgres, temporal] = await Promise.all([
    startPostgres({ folder: join(folder, 'postgres'), port: await freePort(), log: say }),
    startTemporal({
      binary: binary.path,
      folder: join(folder, 'temporal'),
      ports,
      log: say,
      // Tests move a workflow's clock on; without the second line every such jump would take up to a second.
      dynamicConfig: ['frontend.WorkflowTimeSkippingEnabled=true', 'history.timerProcessorMaxTimeShift="10ms"'],
    }),
    bundleWorkflows(bundle),
  ]);
  Object.assign(process.env, {
    BATON_TEST_DATABASE: postgres.url,
    BATON_TEST_TEMPORAL: temporal.address,
    BATON_TEST_TEMPORAL_METRICS: `http://127.0.0.1:${ports.metrics}/metrics`,
    BATON_TEST_TEMPORAL_CLI: binary.path,
    BATON_TEST_BUNDLE: bundle,
    BATON_TEST_NOTES: mkdtempSync(join(folder, 'notes-')),
  });

  const stop = async () => {
    await Promise.all([temporal.stop(), postgres.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
  globalThis.stopParts = stop;
  globalThis.searchParts = () => searchAll(folder, temporal.address);
  // Jest ends at once on a signal, without its teardown; the servers have sessions of their own and would stay.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)));
}

/** What a killed test run has left behind: its folder names its process. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    if (identify(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    const folder = join(tmpdir(), name);
    await endOrphan(join(folder, 'temporal/temporal.pid.json'));
    await stopPostgres(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  }
}

declare global {
  var stopParts: (() => Promise<void>) | undefined;
  /** Looks for confidential values in all that was written; throws where one stands in clear. */
  var searchParts: (() => Promise<string>) | undefined;
}
