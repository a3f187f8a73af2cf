import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sweeps } from '../../database/reads/sweeps';
import { freePort } from '../../ops/free-port';
import { type LocalPostgres, startPostgres } from '../../ops/postgres/server';
import { until } from '../until';
import { Load } from './load';
import { Stage } from './stage';
import { Wire } from './wire';

// Under load, one part after another is killed by force, and Temporal's file deleted. Nobody helps: what a process manager does is done
// for the worker, what the embedded servers' watchers do for the servers.

jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), `baton-test-${process.pid}-`));
chmodSync(folder, 0o755);
let postgres: LocalPostgres;
/** Between the worker and PostgreSQL; the API has a wire of its own. */
let wire: Wire;
let stage: Stage;
let load: Load;
const table: string[] = [];

beforeAll(async () => {
  postgres = await startPostgres({ folder, port: await freePort(), log: () => undefined });
  const through = await Wire.before(postgres.url);
  wire = through.wire;
  stage = await Stage.set({ api: postgres.url, worker: through.url });
  load = new Load(stage, 6);
  await load.more(60);
});

afterAll(async () => {
  await load?.stop();
  await stage?.strike();
  await wire?.close();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
  console.log(['| under load | first act | normal | p50 / p99 before |', '|---|---|---|---|', ...table].join('\n'));
});

/** Strikes, waits until people work as before, and notes how long that took. */
async function struck(what: string, blow: () => Promise<void> | void): Promise<{ first: number; normal: number }> {
  const at = Date.now();
  await blow();
  await load.more(80, 120_000);
  const { first, normal, before } = load.since(at);
  table.push(`| ${what} | ${first} ms | ${normal} ms | ${before.p50} / ${before.p99} ms |`);
  return { first, normal };
}

test('kill -9 of the worker', async () => {
  await struck('worker killed', () => stage.killWorker());
});

test('kill -9 of the worker between the commit of a record and its answer', async () => {
  await struck('worker killed between commit and answer', async () => {
    wire.set('mute'); // what is committed now is not heard of
    while (wire.swallowed === 0) await pause(5);
    await pause(100);
    stage.killWorker();
    wire.set('pass');
  });
});

test('kill -9 of PostgreSQL', async () => {
  await struck('PostgreSQL killed', () => void process.kill(postgres.pid(), 'SIGKILL'));
});

test('kill -9 of Temporal', async () => {
  await struck('Temporal killed', () => stage.killTemporal());
});

test('kill -9 of Temporal, and its file deleted; cases on whom nobody acts get their workflows back as well', async () => {
  const idle = await Promise.all(Array.from({ length: 5 }, () => load.open()));
  const at = Date.now();
  await struck('Temporal killed, its file deleted', () => stage.loseTemporal());
  const running = async (id: string) => (await stage.describe(id))?.status.name === 'RUNNING';
  for (const id of idle) await until(() => running(id), 90_000);
  table.push(`| the last idle case has its workflow back | ${Date.now() - at} ms | | |`);
  // The sweep tells when it has come to its end; one that was cut off and began again may have found nothing left to do.
  await until(
    async () => ((await sweeps(stage.sql)).find(({ name }) => name === 'recovery')?.endedAt ?? 0) > at,
    90_000,
  );
});

test('0 events are missing, 0 doubled, and every case is what its journal says', async () => {
  await load.stop();
  const compared = await load.compare(stage.sql);
  table.push(`| ${JSON.stringify(compared)} |`);
  expect(compared).toMatchObject({ missing: 0, doubled: 0 });
  expect(load.refused).toEqual([]);
});
